import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import type { CompletionRule, PackageTest } from '#app/domains/catalogue/types.ts';
import { readPackageTest } from '#app/domains/scorm/internal/read-package-test.server.ts';
import { defaultCompletionRule } from './package-test.ts';
import { readOwnPackage } from './read-own-package.server.ts';

/**
 * The rule that the author's form begins with: of a new course, that of the package's test; of a course that exists, its own,
 * unless this package brings a test that was not there or has another mark than the default that the rule still is.
 */
export async function proposeCompletionRule(
  ctx: Ctx,
  packageId: string,
  newest: CourseOffer | null,
): Promise<{ rule: CompletionRule; test: PackageTest | null }> {
  await readOwnPackage(ctx, packageId);
  const { read } = ctx.db;
  const test = await readPackageTest(read, packageId);
  const proposed = defaultCompletionRule(test);
  if (!newest) return { rule: proposed, test };
  const { rule } = newest.version;
  const known = newest.variants.flatMap((variant) => variant.packageId ?? []);
  if (!test || known.includes(packageId)) return { rule, test };
  const before: (PackageTest | null)[] = [];
  for (const each of known) before.push(await readPackageTest(read, each));
  const isDefault = before.some((each) => {
    const { status, minScore } = defaultCompletionRule(each);
    return status === rule.status && minScore === rule.minScore;
  });
  const takesTest = isDefault || before.every((each) => each === null);
  return { rule: takesTest ? { ...rule, ...proposed, minMinutes: rule.minMinutes } : rule, test };
}
