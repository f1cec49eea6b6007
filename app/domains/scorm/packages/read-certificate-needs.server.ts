import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import type { PackageTest } from '#app/domains/catalogue/types.ts';
import { type CertificateNeed, certificateNeeds } from '#app/domains/catalogue/versions/certificate-needs.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { readPackageTest } from '#app/domains/scorm/internal/read-package-test.server.ts';

/**
 * What earns the certificate of a version: its rule, and the test of the package in `language` (in any, where none is named).
 * Null for webinars and recordings, which say it themselves. The caller has authorised.
 */
export async function readCertificateNeeds(
  ctx: Ctx,
  { version, variants }: Pick<CourseOffer, 'version' | 'variants'>,
  language?: string,
): Promise<CertificateNeed[] | null> {
  if (variants.every(isLive)) return null;
  const { packageId = null } =
    variants.find((each) => each.packageId && (!language || each.language === language)) ?? {};
  const test: PackageTest | null = packageId ? await readPackageTest(ctx.db.read, packageId) : null;
  const isNative = variants.some(({ format }) => format === 'native');
  return certificateNeeds(version.rule, { test, isNative });
}
