import type { TracedFault } from '#app/domains/scorm/trace/trace-events.ts';

/** Kinds of resources that a package tried to load from another host, for `scorm:trace.loaded.<loaded>`. */
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

/** Loads that no permission allows: they would replace the frame itself, or send away what was typed. */
export const NEVER_ALLOWED: readonly string[] = ['page', 'form'];

/** The host that the author could allow, where the fault is that it was blocked. */
export const blockedHost = ({ kind, name, detail }: TracedFault): string | null =>
  kind === 'blocked' && !NEVER_ALLOWED.includes(detail) ? name : null;
