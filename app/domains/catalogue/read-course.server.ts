import { and, desc, eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { courseVariants, courses, courseVersions } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAuthor, mayTeach, mustBeAllowed } from '../accounts/permissions.ts';
import { listOffersOf } from './internal/offers.server.ts';
import { type Offer, offersOf } from './list-courses.server.ts';

/** What a stranger may see: the published version. Throws `not_found`. */
export async function readPublishedCourse(ctx: Ctx, slug: string): Promise<Offer> {
  const [row] = await ctx.db.read
    .select({ versionId: courseVersions.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(and(eq(courses.slug, slug), eq(courseVersions.state, 'published')));
  const [offer] = row ? await offersOf(ctx, [row.versionId]) : [];
  if (!offer) throw new DomainError('not_found');
  return offer;
}

/** One version, whatever its state; the caller has already shown that the actor may see it. */
export async function readVersion(ctx: Ctx, versionId: string): Promise<Offer> {
  const [offer] = await offersOf(ctx, [versionId]);
  if (!offer) throw new DomainError('not_found');
  return offer;
}

/** A published or once published version, for those who judge it. Throws `not_found`. */
export async function readPublicVersion(ctx: Ctx, versionId: string): Promise<Offer> {
  const offer = await readVersion(ctx, versionId);
  if (offer.version.state === 'draft') throw new DomainError('not_found');
  return offer;
}

/** An author's own courses, each with its newest version; what is held live stands elsewhere. */
export async function listOwnCourses(ctx: Ctx): Promise<Offer[]> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const rows = await ctx.db.read
    .select({ courseId: courses.id, versionId: courseVersions.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(eq(courses.ownerId, ctx.actor.id))
    .orderBy(desc(courses.createdAt), desc(courseVersions.number));
  const newest = rows.filter((row, i) => rows.findIndex((each) => each.courseId === row.courseId) === i);
  const offers = await offersOf(
    ctx,
    newest.map((row) => row.versionId),
  );
  return offers.filter(({ variants }) => variants[0]!.packageId !== null);
}

/** One's own course with all versions, newest first. Throws `not_found`. */
export async function readOwnCourse(ctx: Ctx, courseId: string): Promise<Offer[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const offers = await listOffersOf(ctx, courseId);
  mustBeAllowed(ctx, offers[0]?.course.ownerId === ctx.actor.id);
  return offers;
}

/** Versions that a package is a language of; the caller decides who may know. */
export const listVersionsOfPackage = (ctx: Ctx, packageId: string) =>
  ctx.db.read
    .select({ id: courseVersions.id, state: courseVersions.state })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(eq(courseVariants.packageId, packageId));
