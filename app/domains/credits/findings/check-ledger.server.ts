import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { isRuleEmpty } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { type EvidenceOf, readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';
import { selectCourseLines } from '#app/domains/credits/internal/select-course-lines.server.ts';
import { showsFailedAttempt } from '#app/domains/credits/ledger/failed-attempt.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations, participations } from '#db/schema/credits.ts';
import { type Finding, recordFindingsIn } from './record-findings.server.ts';

const LINES_A_UNIT = 500;

/**
 * Looks through courses in the ledger for lines that were earned although the attempt failed, or where nothing was required and
 * neither author nor officer had confirmed it. Writes findings for officers, once each, and changes nothing else; lines that
 * were taken back are left out. Returns how many are new.
 */
export async function checkLedger(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  let found = 0;
  for (let after = ''; ;) {
    const lines = await readLines(ctx, after);
    if (lines.length === 0) return found;
    const findings = await findIn(ctx, lines);
    if (findings.length > 0) found += await ctx.db.transact((tx) => recordFindingsIn(tx, ctx, findings));
    after = lines.at(-1)!.id;
  }
}

async function readLines(ctx: Ctx, after: string): Promise<Participation[]> {
  const rows = await selectCourseLines(ctx.db.read, gt(participations.id, after))
    .orderBy(asc(participations.id))
    .limit(LINES_A_UNIT);
  return rows.map(({ line }) => line);
}

async function findIn(ctx: Ctx, lines: Participation[]): Promise<Finding[]> {
  const courses = lines.flatMap((line) => {
    const evidence = readEvidence(line.evidence);
    return evidence?.kind === 'course' || evidence?.kind === 'modules' ? [{ ...line, evidence }] : [];
  });
  const confirmed = await readConfirmed(
    ctx,
    courses.flatMap(({ courseVersionId, evidence }) =>
      courseVersionId !== null && isRuleEmpty(evidence.rule) ? [courseVersionId] : [],
    ),
  );
  return courses.flatMap(({ id, personId, courseVersionId, evidence }): Finding[] => {
    const line = { personId, participationId: id, programmeId: '' };
    return [
      ...(showsFailedAttempt(evidence)
        ? [{ ...line, kind: 'failed_attempt' as const, detail: { attempt: attemptOf(evidence) } }]
        : []),
      ...(isRuleEmpty(evidence.rule) && !confirmed.has(courseVersionId ?? '')
        ? [{ ...line, kind: 'nothing_required' as const, detail: {} }]
        : []),
    ];
  });
}

const attemptOf = (evidence: EvidenceOf<'course' | 'modules'>) => ({
  score: evidence.scaledScore,
  mark: evidence.rule.minScore ?? ('test' in evidence ? evidence.test?.passMark : null) ?? null,
});

/** Versions of which author or officer has confirmed that nothing is required. */
async function readConfirmed(ctx: Ctx, versionIds: string[]): Promise<Set<string>> {
  if (versionIds.length === 0) return new Set();
  const versions = await ctx.db.read
    .select({ id: courseVersions.id, at: courseVersions.nothingRequiredAt })
    .from(courseVersions)
    .where(inArray(courseVersions.id, versionIds));
  const granted = await ctx.db.read
    .select({ id: accreditations.courseVersionId })
    .from(accreditations)
    .where(
      and(inArray(accreditations.courseVersionId, versionIds), eq(accreditations.nothingRequired, true)),
    );
  return new Set([
    ...versions.filter(({ at }) => at !== null).map(({ id }) => id),
    ...granted.map(({ id }) => id),
  ]);
}
