import { asc, eq } from 'drizzle-orm';
import { scormFiles, scormPackages } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { readOwnCourse } from '../../catalogue/read-course.server.ts';
import { readOwnPackage } from '../receive-package.server.ts';
import { readContents } from '../runtime/parts.server.ts';
import { type Comparable, type Difference, differenceOf } from './compare.ts';

export type Compared = Difference & { version: number; language: string };

/**
 * What a package of one's own changes against what learners have now in that language; null where there is nothing before
 * it, or it is that itself.
 */
export async function compareWithPublished(
  ctx: Ctx,
  packageId: string,
  courseId: string,
  language: string,
): Promise<Compared | null> {
  await readOwnPackage(ctx, packageId);
  const published = (await readOwnCourse(ctx, courseId)).find(({ version }) => version.state === 'published');
  const before = published?.variants.find((variant) => variant.language === language);
  if (!published || !before?.packageId || before.packageId === packageId) return null;
  const [from, to] = [await readComparable(ctx, before.packageId), await readComparable(ctx, packageId)];
  return { ...differenceOf(from, to), version: published.version.number, language };
}

async function readComparable(ctx: Ctx, packageId: string): Promise<Comparable> {
  const [row] = await ctx.db.read
    .select({ standard: scormPackages.standard, report: scormPackages.report })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  const { points } = await readContents(ctx.db.read, packageId);
  return {
    standard: row!.standard,
    bytes: Number(row!.report['bytes'] ?? 0),
    parts: points.map(({ sco, title }) => ({ sco, title })),
    files: await ctx.db.read
      .select({ path: scormFiles.foldedPath, hash: scormFiles.hash })
      .from(scormFiles)
      .where(eq(scormFiles.packageId, packageId))
      .orderBy(asc(scormFiles.foldedPath)),
  };
}
