import { type ClientCtx, requireScope } from '#app/domains/xapi/credentials/client.ts';
import { readDefinitions } from '#app/domains/xapi/internal/definitions.server.ts';
import type { JsonObject } from './vocabulary.ts';

/** Definition of an activity (Part 3 §2.5); of an unknown activity just its id. */
export async function readActivity(ctx: ClientCtx, iri: string): Promise<JsonObject> {
  requireScope(ctx, 'statements/read', 'statements/read/mine');
  const definition = (await readDefinitions(ctx.db.read, [iri])).get(iri);
  return { objectType: 'Activity', id: iri, ...(definition ? { definition } : {}) };
}
