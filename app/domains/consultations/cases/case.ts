import { type consultationCases, consultationEntries } from '#db/schema/consultations.ts';

/** `witness`: a specialist who answered earlier and no longer holds the case. */
export type CaseSide = 'asker' | 'specialist' | 'releaser' | 'witness';

export type CaseEntry = typeof consultationEntries.$inferSelect;

export type Case = typeof consultationCases.$inferSelect;
