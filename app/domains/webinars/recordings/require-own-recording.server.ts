import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readOwnRecording } from './read-own-recording.server.ts';
import { recordings } from '#db/schema/webinars.ts';

export type Recording = typeof recordings.$inferSelect;

/** The recording of one's own webinar; throws `not_found`, also where none has been drafted. */
export async function requireOwnRecording(ctx: Ctx, webinarId: string): Promise<Recording> {
  const { recording } = await readOwnRecording(ctx, webinarId);
  mustBeAllowed(ctx, recording !== null);
  return recording!;
}
