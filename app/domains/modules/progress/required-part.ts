/** What a part asks for beside reading; per cent of a recording, or of a score. */
export type PartTask = { code: 'video' | 'audio' | 'pass'; percent: number } | { code: 'package' | 'live' };

/** A part of a native course that must be done; its title is in `language`. */
export type RequiredPart = { id: string; title: string; language: string; tasks: PartTask[] };
