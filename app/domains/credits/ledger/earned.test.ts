import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '#app/platform/time.ts';
import { type Earned, lineOf } from './earned.ts';
import { type EvidenceOf, readEvidence } from './evidence.ts';

const completed = {
  rule: { status: 'completed' as const, minScore: null, minMinutes: 0 },
  minutes: 30,
  startedAt: '2026-12-31T20:00:00.000Z',
};
const accepted = { associationId: 'a', acceptedIn: 'FI' };
type Kind = Earned['evidence'];
const EVIDENCE: { [K in Kind['kind']]: Omit<EvidenceOf<K>, 'version'> } = {
  course: {
    kind: 'course',
    ...completed,
    completionStatus: 'completed',
    successStatus: null,
    scaledScore: null,
    attemptId: 'a',
    launchId: 'l',
    packageId: 'p',
  },
  modules: {
    kind: 'modules',
    language: 'fi',
    ...completed,
    completionStatus: 'completed',
    successStatus: 'passed',
    scaledScore: '0.9',
    modules: [{ id: 'final', doneAt: '2026-12-31T21:00:00.000Z', score: '0.9' }],
  },
  webinar: {
    kind: 'webinar',
    ...completed,
    webinarId: 'w',
    attendanceRule: { minPercent: 80, answersPercent: 50, testPercent: 0 },
    ruleVersion: 1,
    attendance: { ms: 1, baseMs: 1, asked: 0, answered: 0, testPercent: null },
  },
  recording: { kind: 'recording', ...completed, recordingId: 'r', percent: 95, minutesOfVersion: 30 },
  meeting: {
    kind: 'meeting',
    associationId: 'a',
    meetingId: 'm',
    pairId: 'p',
    side: 'mentor',
    confirmedBy: 'both',
    reflected: false,
  },
  case: { kind: 'case', associationId: 'a', caseId: 'c', side: 'asker', outcome: 'helped' },
  lesson: { kind: 'lesson', associationId: 'a', lessonId: 'l', side: 'reader', reflected: true },
  activity: {
    kind: 'activity',
    associationId: 'a',
    activityId: 'x',
    organiser: 'o',
    reflection: '',
    fileHash: null,
  },
};
const earned = (evidence: Kind, timeZone: string, on: Date): Earned => ({
  person: { id: 'p', opaqueId: 'o', timeZone },
  activityType: 'elearning',
  title: 't',
  language: 'en',
  startedAt: on,
  endedAt: on,
  minutes: 30,
  on,
  evidence,
  acceptedIn: accepted.acceptedIn,
});
const kinds = fc.constantFrom<Kind>(...Object.values<Kind>(EVIDENCE));
const zones = fc.constantFrom('Europe/Helsinki', 'Europe/Stockholm', 'Europe/Minsk', 'Atlantic/Reykjavik');
const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('the same instant in the same zone is the same day, whatever was done', () => {
  fc.assert(
    fc.property(kinds, zones, instants, (evidence, zone, at) => {
      expect(lineOf(earned(evidence, zone, at)).sessions).toEqual([{ date: dayIn(zone, at), minutes: 30 }]);
    }),
  );
});

test('evidence of every kind is read back as it was written', () => {
  for (const evidence of Object.values<Kind>(EVIDENCE)) {
    const line = lineOf(earned(evidence, 'Europe/Riga', new Date('2026-12-31T22:30:00Z')));
    expect(readEvidence(JSON.parse(JSON.stringify(line.evidence)) as Record<string, unknown>)).toEqual({
      ...evidence,
      version: 1,
    });
  }
});

test('rows from before there was a version are read as what they are', () => {
  // Courses of ours are younger than versions.
  const { modules: _young, ...old } = EVIDENCE;
  for (const [kind, evidence] of Object.entries(old)) {
    const { kind: _, ...earlier } = evidence as Record<string, unknown>;
    expect(readEvidence(earlier)?.kind).toBe(kind);
  }
});

test('of what is no evidence nothing is made', () => {
  expect(readEvidence({})).toBeNull();
  expect(readEvidence({ version: 2, kind: 'course' })).toBeNull();
});
