/** Somebody has read a language of a version whole and signed it; by the name that was verified then. */
export type Signature = { language: string; name: string; at: Date };
