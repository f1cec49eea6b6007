/**
 * Tables whose rows never change: records that count for a person's career, the audit, talk and presence. A wrong row is
 * corrected by a second one. Triggers made from this list refuse the rest, on both databases (`append-only-triggers.ts`).
 */
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { nameChanges } from './schema/accounts.ts';
import { certificateRevocations, certificates, signingKeys } from './schema/certificates.ts';
import { consultationCards, consultationEntries, consultationReads } from '#db/schema/consultations.ts';
import {
  accreditations,
  creditDecisions,
  creditExportLines,
  creditExports,
  creditFindings,
  participations,
  ruleSets,
  ruleSignatures,
} from '#db/schema/credits.ts';
import { completions, evaluations, studyIntervals } from './schema/learning.ts';
import { mentoringPresence } from '#db/schema/mentoring.ts';
import { moduleAnswers, moduleAttempts, moduleSignatures } from './schema/modules.ts';
import { audit, auditDetails, type rewrites } from './schema/platform.ts';
import { scormCommits, scormIntervals } from './schema/scorm.ts';
import {
  webinarCorrections,
  webinarIntervals,
  webinarRules,
  webinarSessions,
  webinarTests,
} from '#db/schema/webinars.ts';
import { statements } from './schema/xapi.ts';

export type RewriteReason = typeof rewrites.$inferSelect.reason;

export type AppendOnly = {
  table: PgTable;
  /** May change at any time: marks of a progress that the row does not record. */
  changing?: readonly PgColumn[];
  /** Empty at first, and set once. */
  once?: readonly PgColumn[];
  /** Until it is set the row is a draft, and free. */
  from?: PgColumn;
  /** Whoever finds it true may delete the row. */
  spare?: PgColumn;
  /** For what besides a repair rows may be changed or deleted: with the sample region, for a person's right to be forgotten. */
  rewrittenFor: readonly RewriteReason[];
};

const SAMPLE = ['sample'] as const;

export const APPEND_ONLY: readonly AppendOnly[] = [
  { table: participations, once: [participations.sessions], rewrittenFor: SAMPLE },
  { table: creditFindings, once: [creditFindings.seenAt, creditFindings.seenBy], rewrittenFor: SAMPLE },
  { table: accreditations, changing: [accreditations.warnedAt], rewrittenFor: SAMPLE },
  { table: certificates, rewrittenFor: SAMPLE },
  { table: certificateRevocations, rewrittenFor: SAMPLE },
  { table: signingKeys, rewrittenFor: [] },
  { table: creditDecisions, rewrittenFor: SAMPLE },
  { table: ruleSignatures, rewrittenFor: SAMPLE },
  { table: ruleSets, from: ruleSets.publishedAt, rewrittenFor: SAMPLE },
  // Sizes of files of before sizes were kept are filled in when they are found (`file-references.ts`).
  { table: creditExports, changing: [creditExports.fileBytes], rewrittenFor: SAMPLE },
  { table: creditExportLines, rewrittenFor: SAMPLE },
  // That somebody had another name, and who said so, stays; both names go with the person.
  { table: nameChanges, from: nameChanges.decidedAt, rewrittenFor: [...SAMPLE, 'erasure'] },
  { table: completions, rewrittenFor: SAMPLE },
  { table: evaluations, rewrittenFor: SAMPLE },
  // Late ones are offered to the learner, used or not, and kept for 30 days.
  {
    table: scormCommits,
    changing: [scormCommits.applied, scormCommits.late],
    spare: scormCommits.late,
    rewrittenFor: SAMPLE,
  },
  // Attendance: an interval grows while it continues.
  { table: scormIntervals, changing: [scormIntervals.toAt], rewrittenFor: SAMPLE },
  { table: studyIntervals, changing: [studyIntervals.toAt], rewrittenFor: SAMPLE },
  {
    table: moduleAttempts,
    once: [moduleAttempts.endedAt, moduleAttempts.score, moduleAttempts.outcome],
    rewrittenFor: SAMPLE,
  },
  { table: moduleAnswers, rewrittenFor: SAMPLE },
  { table: moduleSignatures, rewrittenFor: SAMPLE },
  { table: webinarSessions, once: [webinarSessions.endedAt], rewrittenFor: SAMPLE },
  {
    table: webinarIntervals,
    changing: [webinarIntervals.mediaFrom, webinarIntervals.mediaTo, webinarIntervals.lastAt],
    rewrittenFor: SAMPLE,
  },
  { table: mentoringPresence, changing: [mentoringPresence.toAt], rewrittenFor: SAMPLE },
  { table: webinarCorrections, rewrittenFor: SAMPLE },
  { table: webinarTests, rewrittenFor: SAMPLE },
  { table: webinarRules, rewrittenFor: SAMPLE },
  // The text of a case has its own rule; that it was written, when and by whom, stays.
  {
    table: consultationEntries,
    changing: [consultationEntries.body, consultationEntries.before],
    rewrittenFor: SAMPLE,
  },
  { table: consultationReads, rewrittenFor: SAMPLE },
  { table: consultationCards, rewrittenFor: SAMPLE },
  { table: statements, once: [statements.voidedBy], rewrittenFor: ['erasure'] },
  // Sealing gives a row its place in the chain, once.
  { table: audit, once: [audit.position, audit.chain], rewrittenFor: [] },
  { table: auditDetails, rewrittenFor: ['erasure'] },
];
