import { and, desc, eq, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { listDisclosures, seenHash } from '../catalogue/disclosures.server.ts';
import { type Offer, offersOf } from '../catalogue/list-courses.server.ts';
import { readPublishedCourse } from '../catalogue/read-course.server.ts';
import { recordStatementIn } from '../xapi/record-statement.server.ts';
import { RegistrationInput } from './schemas.ts';

export type Registration = typeof registrations.$inferSelect;
export type Completion = typeof completions.$inferSelect;
export type Standing = {
  registration: Registration;
  offer: Offer;
  completion: Completion | null;
  evaluatedAt: Date | null;
};

export const variantOf = (standing: Standing) =>
  standing.offer.variants.find((each) => each.language === standing.registration.language) ??
  standing.offer.variants[0]!;

/** Registers for the published version; a second time answers the first registration. */
export async function registerForCourse(ctx: Ctx, slug: string, raw: unknown): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { language } = RegistrationInput.parse(raw);
  const { course, version, variants } = await readPublishedCourse(ctx, slug);
  const variant = variants.find((each) => each.language === language);
  if (!variant) throw new DomainError('invalid', {}, { language: 'choose_from_list' });
  const id = newId();
  return ctx.db.transact(async (tx) => {
    const [open] = await tx
      .select()
      .from(registrations)
      .where(
        and(
          eq(registrations.personId, actor.id),
          eq(registrations.courseId, course.id),
          isNull(registrations.endedAt),
        ),
      );
    if (open) return open.id;
    await tx.insert(registrations).values({
      id,
      personId: actor.id,
      courseId: course.id,
      versionId: version.id,
      language,
      createdAt: ctx.now,
    });
    await recordStatementIn(tx, ctx, {
      actor: actor.opaqueId,
      verb: 'registered',
      activity: `/activities/courses/${course.id}`,
      name: { [variant.language]: variant.title },
      type: 'course',
      registration: id,
    });
    await appendAudit(tx, ctx, 'learning.registered', id, {
      courseId: course.id,
      versionId: version.id,
      language,
    });
    return id;
  });
}

/** Goes on in another language of the same version; progress of the course stays, the package's own place does not. */
export async function changeLanguage(ctx: Ctx, registrationId: string, raw: unknown): Promise<void> {
  const { language } = RegistrationInput.parse(raw);
  const { offer } = await requireOwnRegistration(ctx, registrationId);
  if (!offer.variants.some((each) => each.language === language))
    throw new DomainError('invalid', {}, { language: 'choose_from_list' });
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ language }).where(eq(registrations.id, registrationId));
    await appendAudit(tx, ctx, 'learning.language-changed', registrationId, { language });
  });
}

/** The disclosures of the course, as they are now, were shown. A form that shows older ones changes nothing. */
export async function acknowledgeDisclosures(ctx: Ctx, registrationId: string, shown: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const hash = seenHash(await listDisclosures(ctx.db.read, registration.courseId));
  if (hash === null || hash !== shown || registration.disclosuresSeen === hash) return;
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ disclosuresSeen: hash }).where(eq(registrations.id, registrationId));
    await appendAudit(tx, ctx, 'learning.disclosures-seen', registrationId, { hash });
  });
}

/** Ends it; what was recorded stays, and its launches end with it. */
export async function endRegistration(ctx: Ctx, registrationId: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ endedAt: ctx.now }).where(eq(registrations.id, registration.id));
    await appendAudit(tx, ctx, 'learning.registration-ended', registrationId, {});
  });
}

/** One's own running registrations with where they stand, newest first. */
export async function listOwnRegistrations(ctx: Ctx): Promise<Standing[]> {
  mustBeSignedIn(ctx);
  return standings(ctx, and(eq(registrations.personId, ctx.actor.id), isNull(registrations.endedAt)));
}

/** Throws `not_found` for another's and for one that has ended. */
export async function requireOwnRegistration(ctx: Ctx, id: string): Promise<Standing> {
  mustBeSignedIn(ctx);
  const [standing] = await standings(ctx, and(eq(registrations.id, id), isNull(registrations.endedAt)));
  mustBeAllowed(ctx, standing?.registration.personId === ctx.actor.id);
  return standing!;
}

export async function findOwnRegistration(ctx: Ctx, courseId: string): Promise<Standing | null> {
  return (await listOwnRegistrations(ctx)).find((each) => each.registration.courseId === courseId) ?? null;
}

/** Any registration, ended or not; the caller has shown that the actor may see it. */
export async function readStanding(ctx: Ctx, id: string): Promise<Standing> {
  const [standing] = await standings(ctx, eq(registrations.id, id));
  if (!standing) throw new DomainError('not_found');
  return standing;
}

async function standings(ctx: Ctx, where: ReturnType<typeof and>): Promise<Standing[]> {
  const rows = await ctx.db.read
    .select({ registration: registrations, completion: completions, evaluatedAt: evaluations.at })
    .from(registrations)
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .leftJoin(evaluations, eq(evaluations.registrationId, registrations.id))
    .where(where)
    .orderBy(desc(registrations.createdAt));
  const offers = await offersOf(ctx, [...new Set(rows.map((row) => row.registration.versionId))]);
  return rows.map((row) => ({
    ...row,
    offer: offers.find((each) => each.version.id === row.registration.versionId)!,
  }));
}
