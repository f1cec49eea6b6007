import type { CompletionRule, PackageTest } from '#app/domains/catalogue/types.ts';
import { compareExact } from '#app/platform/exact.ts';

/** A step to the certificate; `mark` is a share of one as an exact text, null where the test has its own. */
export type CertificateNeed =
  | { code: 'complete' | 'complete_or_pass' | 'parts' | 'evaluation' }
  | { code: 'test'; mark: string | null }
  | { code: 'minutes'; minutes: number };

const higher = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : compareExact(a, b) >= 0 ? a : b;

/** What earns the certificate of a version, in the order in which it is said: the rule, and the test of the package where it has one. */
export function certificateNeeds(
  { status, minScore, minMinutes }: Pick<CompletionRule, 'status' | 'minScore' | 'minMinutes'>,
  { test, isNative }: { test: PackageTest | null; isNative: boolean },
): CertificateNeed[] {
  const isTested = status === 'passed' || test !== null || Number(minScore ?? 0) > 0;
  const done: CertificateNeed[] = isNative
    ? [{ code: 'parts' }]
    : [
        ...(status === 'completed' ? [{ code: 'complete' } as const] : []),
        ...(status === 'completed-or-passed' && !isTested ? [{ code: 'complete_or_pass' } as const] : []),
        ...(isTested ? [{ code: 'test', mark: higher(minScore, test?.passMark ?? null) } as const] : []),
      ];
  return [
    ...done,
    ...(minMinutes > 0 ? [{ code: 'minutes', minutes: minMinutes } as const] : []),
    { code: 'evaluation' },
  ];
}
