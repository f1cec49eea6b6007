import type { StreamState } from '#app/domains/rooms/types.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import type { Stream } from './stream.ts';

/** The stream's state as people in the room see it. */
export function roomStreamState(webinar: Webinar, stream: Pick<Stream, 'state'> | null): StreamState {
  if (webinar.endedAt) return 'ended';
  if (!webinar.openedAt) return 'waiting';
  if (stream?.state === 'active') return 'live';
  return stream?.state === 'disconnected' || stream?.state === 'connected' ? 'paused' : 'waiting';
}
