import { Fraction } from '#app/platform/exact.ts';
import type { CompletionRule, PackageTest } from '#app/domains/catalogue/types.ts';
import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';

import type { Contents, LaunchPoint } from '#app/domains/scorm/types.ts';

type TestedPackage = {
  standard: Standard;
  points: Pick<LaunchPoint, 'masteryScore' | 'scaledPassingScore'>[];
  contents: Contents | null;
};

/**
 * The test that a manifest shows: `adlcp:masteryscore` (SCORM 1.2 CAM §2.3.2.4), or a primary objective that is satisfied by
 * measure (SCORM 2004 SN §3.10.2), of the one part or of the course as a whole. Several parts, each with its own mark, have
 * none together. Null where the manifest shows no test.
 */
export function packageTest({ standard, points, contents }: TestedPackage): PackageTest | null {
  const whole =
    contents?.kind === 'sequenced'
      ? contents.tree.root.sequencing.objectives.find((each) => each.primary && each.satisfiedByMeasure)
      : undefined;
  if (whole) return { passMark: String(whole.minNormalizedMeasure) };
  const marks = points.flatMap((point) => {
    const mark = markOf(standard, point);
    return mark === null ? [] : [mark];
  });
  if (marks.length === 0) return null;
  return { passMark: points.length === 1 ? marks[0]! : null };
}

function markOf(standard: Standard, point: TestedPackage['points'][number]): string | null {
  const stated = (standard === 'scorm-1.2' ? point.masteryScore : point.scaledPassingScore)?.trim();
  if (!stated || !/^-?\d+(\.\d+)?$/.test(stated)) return null;
  const mark = new Fraction(stated);
  return (standard === 'scorm-1.2' ? mark.div(100) : mark).round(7).toString();
}

/** The rule that a package begins with: a test must be passed, with its mark; else what the package reports suffices. */
export function defaultCompletionRule(
  test: PackageTest | null,
): Pick<CompletionRule, 'status' | 'minScore' | 'minMinutes'> {
  if (!test) return { status: 'completed-or-passed', minScore: null, minMinutes: 0 };
  const { passMark } = test;
  // A mark below zero (SCORM 2004 counts from −1) cannot be asked for in per cent; `passed` says it.
  const isPercent = passMark !== null && new Fraction(passMark).compare(0) > 0;
  return { status: 'passed', minScore: isPercent ? passMark : null, minMinutes: 0 };
}
