/**
 * What shows that something was done: one shape for each kind, with the version in which it was written. It is read back through
 * `readEvidence` alone, which also knows the rows that were written before there was a version.
 */
import { z } from 'zod';

export const EVIDENCE_VERSION = 1;
const version = z.literal(EVIDENCE_VERSION);
const text = z.string();
const side = <const T extends readonly [string, ...string[]]>(names: T) => z.enum(names);

/** The rule of the version that the registration is pinned to, as it was when it was met. */
const CompletionRuleMet = z.looseObject({
  status: z.enum(['completed', 'passed', 'completed-or-passed']),
  minScore: text.nullable(),
  minMinutes: z.number(),
});
const completion = {
  version,
  rule: CompletionRuleMet,
  /** Whole minutes by the server's clock. */
  minutes: z.number(),
  startedAt: z.iso.datetime(),
};

const Course = z.object({
  kind: z.literal('course'),
  ...completion,
  /** As the package reported them. */
  completionStatus: text.nullable(),
  successStatus: text.nullable(),
  scaledScore: text.nullable(),
  /** Of the package; not in rows from before failed attempts were kept from credit. */
  test: z.object({ passMark: text.nullable() }).nullable().optional(),
  attemptId: text,
  launchId: text,
  packageId: text,
  /** How completion was decided where the package cannot say. */
  ownRule: z.unknown().optional(),
});
/** A native course. */
const Modules = z.object({
  kind: z.literal('modules'),
  ...completion,
  completionStatus: text.nullable(),
  successStatus: text.nullable(),
  scaledScore: text.nullable(),
  /** The language in which it was completed. */
  language: text,
  /** Those that were done then; the score of the best attempt. */
  modules: z.array(z.object({ id: text, doneAt: z.iso.datetime(), score: text.nullable() })),
});
const Webinar = z.object({
  kind: z.literal('webinar'),
  ...completion,
  webinarId: text,
  /** None in rows that were written before there was a version. */
  attendanceRule: z
    .object({ minPercent: z.number(), answersPercent: z.number(), testPercent: z.number() })
    .nullable(),
  ruleVersion: z.number(),
  attendance: z.object({
    ms: z.number(),
    baseMs: z.number(),
    asked: z.number(),
    answered: z.number(),
    testPercent: z.number().nullable(),
  }),
  correctionId: text.optional(),
});
const Recording = z.object({
  kind: z.literal('recording'),
  ...completion,
  recordingId: text,
  /** Share of the recording that was watched. */
  percent: z.number(),
  minutesOfVersion: z.number(),
  /** Of a trimmed recording, what of it was asked for: milliseconds of the whole. */
  part: z.object({ fromMs: z.number(), toMs: z.number() }).optional(),
});
const Meeting = z.object({
  kind: z.literal('meeting'),
  version,
  associationId: text,
  meetingId: text,
  pairId: text,
  side: side(['mentee', 'mentor']),
  /** `one`: the other one did not answer for fourteen days. */
  confirmedBy: z.enum(['both', 'one']),
  reflected: z.boolean(),
});
const Case = z.object({
  kind: z.literal('case'),
  version,
  associationId: text,
  caseId: text,
  side: side(['asker', 'specialist']),
  outcome: text.nullable(),
});
const Lesson = z.object({
  kind: z.literal('lesson'),
  version,
  associationId: text,
  lessonId: text,
  side: z.literal('reader'),
  reflected: z.boolean(),
});
const Activity = z.object({
  kind: z.literal('activity'),
  version,
  associationId: text,
  activityId: text,
  organiser: text,
  reflection: text,
  fileHash: text.nullable(),
});

const CompletionEvidence = z.discriminatedUnion('kind', [Course, Modules, Webinar, Recording]);
const Evidence = z.discriminatedUnion('kind', [
  Course,
  Modules,
  Webinar,
  Recording,
  Meeting,
  Case,
  Lesson,
  Activity,
]);

export type CompletionEvidence = z.infer<typeof CompletionEvidence>;
export type Evidence = z.infer<typeof Evidence>;
export type EvidenceOf<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>;
/** A line whose minutes its people said, as it is shown: whose it is, and its evidence. */
export type ShownLine<Kind extends Evidence['kind']> = {
  name: string;
  line: { startedAt: Date | string; minutes: number };
  evidence: EvidenceOf<Kind>;
};
/** As it lies in the database: with a version, or older. A row that only takes another back has none. */
export type StoredEvidence = Evidence | Record<string, unknown>;

/** What told the kinds apart before each row named its own. */
const KIND_BY_ID = {
  webinarId: 'webinar',
  recordingId: 'recording',
  attemptId: 'course',
  meetingId: 'meeting',
  caseId: 'case',
  lessonId: 'lesson',
  activityId: 'activity',
} as const satisfies Record<string, Evidence['kind']>;

function withVersion(stored: Record<string, unknown>): Record<string, unknown> {
  const id = Object.keys(KIND_BY_ID).find((name) => name in stored) as keyof typeof KIND_BY_ID | undefined;
  // Of a webinar, the rule of the course stood where its own had been.
  return {
    ...stored,
    version: EVIDENCE_VERSION,
    kind: id && KIND_BY_ID[id],
    ...(id === 'webinarId' && { attendanceRule: null }),
  };
}

/** Null where there is none, and where an old row does not hold what its kind has today. */
export function readEvidence(stored: StoredEvidence): Evidence | null {
  const given = 'version' in stored ? stored : withVersion(stored);
  return Evidence.safeParse(given).data ?? null;
}

/** Of a completion, which always has one: a row that holds none is a fault. */
export function readCompletionEvidence(stored: StoredEvidence): CompletionEvidence {
  const { data, error } = CompletionEvidence.safeParse('version' in stored ? stored : withVersion(stored));
  if (!data) throw new Error(`a completion holds no evidence: ${error.message}`);
  return data;
}

/** The association whose word makes it count; none for courses, which are accredited. */
export const associationOf = (evidence: Evidence | null): string | null =>
  evidence && 'associationId' in evidence ? evidence.associationId : null;
