import { type consultationCases, consultationEntries } from '#db/schema/consultations.ts';

/** `witness`: somebody who answered once and whose turn it is no more. */
export type CaseSide = 'asker' | 'specialist' | 'releaser' | 'witness';

export type CaseEntry = typeof consultationEntries.$inferSelect;

export type Case = typeof consultationCases.$inferSelect;
