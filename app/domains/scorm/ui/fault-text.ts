import type { TracedFault } from '#app/domains/scorm/trace/trace-events.ts';

/** What a package can have wanted to load from another host, for `scorm:trace.loaded.<loaded>`. */
export const LOADED = [
  'script',
  'style',
  'font',
  'picture',
  'media',
  'frame',
  'connection',
  'form',
  'page',
  'other',
] as const;

/** Loads that no permission lets through: the frame itself would be gone, or what was written is sent away. */
export const NEVER_ALLOWED: readonly string[] = ['page', 'form'];

/** The host that a press could let the package to, where the fault is that it was blocked. */
export const blockedHost = ({ kind, name, detail }: TracedFault): string | null =>
  kind === 'blocked' && !NEVER_ALLOWED.includes(detail) ? name : null;
