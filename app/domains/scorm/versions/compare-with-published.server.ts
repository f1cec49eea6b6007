import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { readOwnPackage } from '#app/domains/scorm/packages/read-own-package.server.ts';
import { scormFiles, scormPackages } from '#db/schema/scorm.ts';
import { type ComparedPackage, type PackageDifference, packageDifference } from './package-difference.ts';

export type ComparisonWithPublished = PackageDifference & { version: number; language: string };

/**
 * Compares one's own package with the one that learners have now in that language; null where there is none before it, or it is
 * the same.
 */
export async function compareWithPublished(
  ctx: Ctx,
  packageId: string,
  courseId: string,
  language: string,
): Promise<ComparisonWithPublished | null> {
  await readOwnPackage(ctx, packageId);
  const published = (await readOwnCourse(ctx, courseId)).find(({ version }) => version.state === 'published');
  const before = published?.variants.find((variant) => variant.language === language);
  if (!published || !before?.packageId || before.packageId === packageId) return null;
  const [from, to] = [
    await readComparedPackage(ctx, before.packageId),
    await readComparedPackage(ctx, packageId),
  ];
  return { ...packageDifference(from, to), version: published.version.number, language };
}

async function readComparedPackage(ctx: Ctx, packageId: string): Promise<ComparedPackage> {
  const [row] = await ctx.db.read
    .select({ standard: scormPackages.standard, report: scormPackages.report })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  const { points } = await readPackageContents(ctx.db.read, packageId);
  return {
    standard: row!.standard,
    bytes: row!.report.bytes,
    parts: points.map(({ sco, title }) => ({ sco, title })),
    files: await ctx.db.read
      .select({ path: scormFiles.foldedPath, hash: scormFiles.hash })
      .from(scormFiles)
      .where(eq(scormFiles.packageId, packageId))
      .orderBy(asc(scormFiles.foldedPath)),
  };
}
