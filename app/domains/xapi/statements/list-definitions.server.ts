import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { readDefinitions } from '#app/domains/xapi/internal/definitions.server.ts';
import type { JsonObject } from './vocabulary.ts';

/** Definitions of activities by IRI, for `format=canonical`; the caller has authorised. */
export const listDefinitions = (ctx: ClientCtx, iris: string[]): Promise<Map<string, JsonObject>> =>
  readDefinitions(ctx.db.read, iris);
