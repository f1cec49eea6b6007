/** Kept findings of a text, with reasons; offsets in UTF-16 code units. */
export type Keep = { field: string; start: number; end: number; kind: string; reason: string };
