/** What stays in a text although the check found it, and why; offsets in UTF-16 code units. */
export type Keep = { field: string; start: number; end: number; kind: string; reason: string };
