import type { FaultCode } from '#app/domains/modules/format/fault.ts';
import { MOST_HOURS } from '#app/domains/modules/format/recording-limits.ts';
import { type Ffmpeg, type Streams, readStreams } from '#app/domains/modules/internal/ffmpeg.server.ts';

export type RecordingFault = { code: FaultCode; facts: Record<string, number> };
export type Inspected = { streams: Streams; fault: null } | { streams: null; fault: RecordingFault };

/** What is in a recording, without decoding it, or why it cannot be used. */
export async function inspectRecording(
  ffmpeg: Ffmpeg,
  from: string,
  wanted: 'video' | 'audio',
): Promise<Inspected> {
  const fault = (code: FaultCode, facts: RecordingFault['facts'] = {}): Inspected => ({
    streams: null,
    fault: { code, facts },
  });
  const streams = await readStreams(ffmpeg, from);
  if (!streams?.video && !streams?.audio) return fault('recording_unreadable');
  if (wanted === 'video' && !streams.video) return fault('recording_no_picture');
  if (wanted === 'audio' && !streams.audio) return fault('recording_no_sound');
  if ((streams.seconds ?? 0) > MOST_HOURS * 3600) return fault('recording_long', { hours: MOST_HOURS });
  return { streams, fault: null };
}
