import type { Cue } from './web-vtt.ts';
import type { Chapter } from '#app/domains/webinars/types.ts';

/** From where to where of the whole recording learners see, in milliseconds of the whole. */
export type Window = { from: number; to: number };

/** Of what learners get: a part that was cut out, by its own length, or the whole. */
export function windowOf(asset: { clipFromMs: number | null; durationMs: number | null }): Window {
  const from = asset.clipFromMs ?? 0;
  return { from, to: from + (asset.durationMs ?? 0) };
}

/** Captions as they stand in the window, on its own time; a line that reaches over an edge ends there. */
export const cuesWithin = <C extends Cue>(cues: C[], { from, to }: Window): C[] =>
  cues
    .filter((cue) => cue.to > from && cue.from < to)
    .map((cue) => ({ ...cue, from: Math.max(cue.from, from) - from, to: Math.min(cue.to, to) - from }));

/** Chapters of the window, on its own time. What goes on at its beginning is its first. */
export function chaptersWithin(chapters: Chapter[], { from, to }: Window): Chapter[] {
  const begun = chapters.findLast(({ seconds }) => seconds * 1000 <= from);
  return [
    ...(begun ? [{ ...begun, seconds: 0 }] : []),
    ...chapters
      .filter(({ seconds }) => seconds * 1000 > from && seconds * 1000 < to)
      .map((each) => ({ ...each, seconds: each.seconds - Math.round(from / 1000) })),
  ];
}

/** Where a question is asked within the window: one that stood outside of it at the nearer edge, since its answer counts. */
export const secondsWithin = (seconds: number, { from, to }: Window): number =>
  Math.round((Math.min(Math.max(seconds * 1000, from), Math.max(from, to - 1000)) - from) / 1000);
