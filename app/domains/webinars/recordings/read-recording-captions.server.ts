import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listRecordingCaptions } from '#app/domains/webinars/internal/list-recording-captions.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readRecording } from './read-recording.server.ts';

/** Signed captions of a published recording, for its viewers. */
export async function readRecordingCaptions(ctx: Ctx, slug: string, language: string): Promise<string> {
  const { recording, registered } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, registered !== null);
  const found = (await listRecordingCaptions(ctx, recording.id)).find((each) => each.language === language);
  if (!found?.signedAt) throw new DomainError('not_found');
  return found.body;
}
