/** Statements of one session at a recording, by the Video Profile of xAPI (https://w3id.org/xapi/video, 1.0.3). Places are in seconds. */

export type VideoVerb = 'initialized' | 'played' | 'paused' | 'seeked' | 'completed' | 'terminated';

/** A statement as far as the profile decides it. */
export type WatchingStatement = {
  verb: VideoVerb;
  result?: { completion?: true; duration?: string; extensions: Record<string, number | string> };
  extensions: Record<string, number | string>;
};

export type Segment = [from: number, to: number];

const EXTENSION = 'https://w3id.org/xapi/video/extensions/';

const toThousandth = (value: number): number => Math.round(value * 1000) / 1000;

/** Share of the length that was played, whatever was played twice: 0 to 1. */
export function progressOf(segments: Segment[], length: number): number {
  let played = 0;
  let reached = 0;
  for (const [from, to] of [...segments].sort(([a], [b]) => a - b)) {
    played += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length > 0 ? Math.min(1, toThousandth(played / length)) : 0;
}

/** In the order in which they were played. */
export const segmentsText = (segments: Segment[]): string =>
  segments.map(([from, to]) => `${toThousandth(from)}[.]${toThousandth(to)}`).join('[,]');

/**
 * A session at one recording, from the first time that it is played until its page is left. Each act returns what is to be said of it.
 * `threshold`: the share that must be played for it to be completed, 0 to 1.
 */
export function startWatching({
  length,
  threshold,
  sessionId,
}: {
  length: number;
  threshold: number;
  sessionId: string;
}) {
  const segments: Segment[] = [];
  let isPlaying = false;
  /** Where what plays now began; null while it is being moved. */
  let playingFrom: number | null = null;
  let movedFrom: number | null = null;
  let isCompleted = false;
  const session = { [`${EXTENSION}session-id`]: sessionId };
  const whole = { ...session, [`${EXTENSION}length`]: toThousandth(length) };
  const withThreshold = { ...whole, [`${EXTENSION}completion-threshold`]: threshold };

  const at = (time: number) => ({
    [`${EXTENSION}time`]: toThousandth(time),
    [`${EXTENSION}progress`]: progressOf(segments, length),
    [`${EXTENSION}played-segments`]: segmentsText(segments),
  });
  function close(time: number): void {
    if (playingFrom !== null && time > playingFrom) segments.push([playingFrom, time]);
    playingFrom = null;
  }
  /** Says once that enough was played. */
  function complete(time: number): WatchingStatement[] {
    if (isCompleted || progressOf(segments, length) < threshold) return [];
    isCompleted = true;
    const seconds = segments.reduce((sum, [from, to]) => sum + to - from, 0);
    return [
      {
        verb: 'completed',
        result: { completion: true, duration: `PT${toThousandth(seconds)}S`, extensions: at(time) },
        extensions: withThreshold,
      },
    ];
  }
  /** Says that it was moved, once it has arrived or something else happens. */
  function moved(to: number): WatchingStatement[] {
    if (movedFrom === null) return [];
    const extensions = {
      [`${EXTENSION}time-from`]: toThousandth(movedFrom),
      [`${EXTENSION}time-to`]: toThousandth(to),
    };
    const seeked: WatchingStatement = { verb: 'seeked', result: { extensions }, extensions: session };
    const completed = complete(movedFrom);
    movedFrom = null;
    if (isPlaying) playingFrom = to;
    return [seeked, ...completed];
  }
  function pause(time: number): WatchingStatement[] {
    const before = moved(time);
    if (!isPlaying) return before;
    close(time);
    isPlaying = false;
    const paused: WatchingStatement = { verb: 'paused', result: { extensions: at(time) }, extensions: whole };
    return [...before, paused, ...complete(time)];
  }

  return {
    initialized: (): WatchingStatement => ({ verb: 'initialized', extensions: withThreshold }),
    play(time: number): WatchingStatement[] {
      const before = moved(time);
      if (isPlaying) return before;
      isPlaying = true;
      playingFrom = time;
      const result = { extensions: { [`${EXTENSION}time`]: toThousandth(time) } };
      return [...before, { verb: 'played', result, extensions: session }];
    },
    pause,
    /** It begins to be moved; by a slider several times before it arrives. */
    move(from: number): void {
      if (movedFrom !== null) return;
      movedFrom = from;
      close(from);
    },
    moved,
    leave: (time: number): WatchingStatement[] => [
      ...pause(time),
      { verb: 'terminated', result: { extensions: at(time) }, extensions: whole },
    ],
  };
}
