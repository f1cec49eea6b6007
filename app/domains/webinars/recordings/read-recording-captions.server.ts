import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listRecordingCaptions } from '#app/domains/webinars/internal/list-recording-captions.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { cuesWithin } from './recording-window.ts';
import { changeCues } from './web-vtt.ts';
import { readRecording } from './read-recording.server.ts';

/** Signed captions of a published recording, for its viewers, on the time of what they get of it. */
export async function readRecordingCaptions(ctx: Ctx, slug: string, language: string): Promise<string> {
  const { recording, registered, asset, window } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, registered !== null);
  const found = (await listRecordingCaptions(ctx, recording.id)).find((each) => each.language === language);
  if (!found?.signedAt) throw new DomainError('not_found');
  return asset.clipOf ? changeCues(found.body, (cues) => cuesWithin(cues, window)) : found.body;
}
