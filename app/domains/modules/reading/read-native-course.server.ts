import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listPackageModules } from '#app/domains/modules/package-modules/list-package-modules.server.ts';
import { listLanguages } from '#app/domains/modules/signatures/list-languages.server.ts';
import { listModules } from './list-modules.server.ts';

/** What the author's page shows of a version of a native course. The caller has authorised. */
export async function readNativeCourse(ctx: Ctx, offer: CourseOffer, locale: string) {
  const modules = await listModules(ctx, offer.version.id, locale);
  return {
    languages: await listLanguages(ctx, offer),
    modules,
    packages: await listPackageModules(ctx, offer.version.id, modules),
  };
}
