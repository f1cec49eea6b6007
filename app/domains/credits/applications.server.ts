import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { accreditationApplications, applicationReviews } from '#db/schema/credits.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import {
  isOfficerOf,
  isOwn,
  mustBeAllowed,
  mustBeSignedIn,
  mustBeSomebodyElse,
} from '../accounts/permissions.ts';
import { type Disclosure, isUnresolved, listDisclosures } from '../catalogue/disclosures.server.ts';
import { readOwnCourse, readPublicVersion, readVersion } from '../catalogue/read-course.server.ts';
import { accreditIn } from './accreditations.server.ts';
import { addMonths } from './counting/dates.ts';
import {
  AccreditationInput,
  ApplicationDecision,
  ApplicationInput,
  ReviewerInput,
  ReviewInput,
} from './schemas.ts';

export type Application = typeof accreditationApplications.$inferSelect;

/** Statements older than this say nothing any more (UEMS-EACCME 2.0 asks for the last 24 months). */
const DISCLOSURE_MONTHS = 24;

/**
 * An author asks an association to accredit a published version, or answers what was asked back. Throws what the
 * file lacks by field, `disclosures_needed` and `disclosure_unresolved`.
 */
export async function submitApplication(
  ctx: Ctx,
  courseId: string,
  raw: Record<string, unknown>,
): Promise<string> {
  const offers = await readOwnCourse(ctx, courseId);
  const { actor } = ctx as SignedInCtx;
  const input = ApplicationInput.parse(raw);
  const version = offers.find((offer) => offer.version.state === 'published')?.version;
  if (!version) throw new DomainError('publish_first');
  const today = ctx.now.toISOString().slice(0, 10);
  if (input.contentUntil < today) throw new DomainError('invalid', {}, { contentUntil: 'date_past' });
  if (input.agenda.reduce((sum, { minutes }) => sum + minutes, 0) !== version.minutes)
    throw new DomainError('invalid', {}, { agenda: 'agenda_minutes' });
  mustBeDisclosed(await listDisclosures(ctx.db.read, courseId), today);
  const { associationId, programmeId, ...file } = input;
  const known = typeof raw['applicationId'] === 'string' ? raw['applicationId'] : '';
  const id = known || newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx.select().from(associations).where(eq(associations.id, associationId));
    if (!association) throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    if (known) {
      const [row] = await tx
        .select()
        .from(accreditationApplications)
        .where(
          and(eq(accreditationApplications.id, known), eq(accreditationApplications.submittedBy, actor.id)),
        );
      if (!row) throw new DomainError('not_found');
      if (row.state !== 'returned') throw new DomainError('changed_meanwhile');
      await tx
        .update(accreditationApplications)
        .set({ file, state: 'submitted', revision: row.revision + 1, submittedAt: ctx.now })
        .where(eq(accreditationApplications.id, known));
    } else
      await tx.insert(accreditationApplications).values({
        id,
        courseVersionId: version.id,
        associationId,
        programmeId,
        state: 'submitted',
        revision: 1,
        file,
        submittedAt: ctx.now,
        submittedBy: actor.id,
      });
    await appendAudit(tx, ctx, 'credits.application-submitted', id, { associationId, programmeId, ...file });
  });
  return id;
}

function mustBeDisclosed(disclosures: Disclosure[], today: string): void {
  const since = addMonths(today, -DISCLOSURE_MONTHS);
  if (!disclosures.some(({ statedOn }) => statedOn >= since)) throw new DomainError('disclosures_needed');
  if (disclosures.some(isUnresolved)) throw new DomainError('disclosure_unresolved');
  const old = disclosures.find(({ statedOn }) => statedOn < since);
  if (old) throw new DomainError('disclosure_old', { name: old.name });
}

/** Applications for one's own course, newest first. */
export async function listOwnApplications(ctx: Ctx, courseId: string) {
  const offers = await readOwnCourse(ctx, courseId);
  const rows = await ctx.db.read
    .select({ application: accreditationApplications, association: associations.name })
    .from(accreditationApplications)
    .innerJoin(associations, eq(associations.id, accreditationApplications.associationId))
    .where(eq(accreditationApplications.submittedBy, (ctx as SignedInCtx).actor.id))
    .orderBy(desc(accreditationApplications.submittedAt));
  return rows.filter(({ application }) =>
    offers.some(({ version }) => version.id === application.courseVersionId),
  );
}

/** What waits for an association, the oldest first. */
export async function listApplicationsToDecide(ctx: Ctx, associationId: string): Promise<Application[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select()
    .from(accreditationApplications)
    .where(
      and(
        eq(accreditationApplications.associationId, associationId),
        eq(accreditationApplications.state, 'submitted'),
      ),
    )
    .orderBy(asc(accreditationApplications.submittedAt));
}

/** All that an application rests on, for officers of its association. Throws `not_found`. */
export async function readApplication(ctx: Ctx, associationId: string, id: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const found = await readFileOf(ctx, id);
  mustBeAllowed(ctx, found?.application.associationId === associationId);
  const reviews = await ctx.db.read
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.applicationId, id))
    .orderBy(asc(applicationReviews.expiresAt));
  return { ...found!, reviews };
}

async function readFileOf(ctx: Ctx, id: string) {
  const [row] = await ctx.db.read
    .select({ application: accreditationApplications, organiser: people.name })
    .from(accreditationApplications)
    .innerJoin(people, eq(people.id, accreditationApplications.submittedBy))
    .where(eq(accreditationApplications.id, id));
  if (!row) return null;
  const offer = await readVersion(ctx, row.application.courseVersionId);
  return { ...row, offer, disclosures: await listDisclosures(ctx.db.read, offer.course.id) };
}

/**
 * An officer approves with code, units and validity, asks for something first, or refuses with reasons; the
 * organiser is told. Throws `changed_meanwhile` where it is no longer what the officer looked at, and `own_decision`.
 */
export async function decideApplication(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { application, offer, disclosures } = await readApplication(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  mustBeSomebodyElse(ctx, application.submittedBy, offer.course.ownerId);
  const { revision, decision, reason } = ApplicationDecision.parse(raw);
  const { courseVersionId, programmeId } = application;
  const grant =
    decision === 'approved' ? AccreditationInput.parse({ ...raw, courseVersionId, programmeId }) : null;
  if (grant) {
    mustBeDisclosed(disclosures, ctx.now.toISOString().slice(0, 10));
    await readPublicVersion(ctx, courseVersionId);
  }
  const [organiser] = await ctx.db.read.select().from(people).where(eq(people.id, application.submittedBy));
  const t = translatorFor(organiser!.locale);
  const title = offer.variants[0]!.title;
  await ctx.db.transact(async (tx) => {
    const accreditationId = grant ? await accreditIn(tx, ctx, associationId, grant) : null;
    const [changed] = await tx
      .update(accreditationApplications)
      .set({
        state: decision,
        revision: revision + 1,
        decidedAt: ctx.now,
        decidedBy: actor.id,
        reason,
        accreditationId,
      })
      .where(
        and(
          eq(accreditationApplications.id, id),
          eq(accreditationApplications.revision, revision),
          eq(accreditationApplications.state, 'submitted'),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    await queueMail(tx, ctx.now, {
      to: organiser!.email,
      subject: t(`credits:application.mail.${decision}`, { title }),
      body: t('credits:application.mail.body', { name: organiser!.name, title, reason: reason || '–' }),
    });
    await appendAudit(tx, ctx, `credits.application-${decision}`, id, { revision, reason, accreditationId });
  });
}

/**
 * Mails somebody outside a link that shows the application until a day, and asks for a word on it. Throws
 * `own_decision` for one's own application, and `reviewer_is_organiser` by field.
 */
export async function inviteReviewer(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: unknown,
): Promise<void> {
  const { offer, application } = await readApplication(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  const organisers = [application.submittedBy, offer.course.ownerId];
  mustBeSomebodyElse(ctx, ...organisers);
  const { reviewerName, reviewerEmail, days } = ReviewerInput.parse(raw);
  const addresses = await ctx.db.read
    .select({ email: people.email })
    .from(people)
    .where(inArray(people.id, organisers));
  if (addresses.some(({ email }) => email === reviewerEmail))
    throw new DomainError('invalid', {}, { reviewerEmail: 'reviewer_is_organiser' });
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000);
  const reviewId = newId();
  const [own] = await ctx.db.read.select().from(people).where(eq(people.id, actor.id));
  const t = translatorFor(own!.locale);
  const title = offer.variants[0]!.title;
  await ctx.db.transact(async (tx) => {
    await tx.insert(applicationReviews).values({
      id: reviewId,
      applicationId: id,
      name: reviewerName,
      email: reviewerEmail,
      tokenHash: sha256(token),
      expiresAt,
      invitedBy: actor.id,
    });
    await queueMail(tx, ctx.now, {
      to: reviewerEmail,
      subject: t('credits:review.mail.subject', { title }),
      body: t('credits:review.mail.body', {
        name: reviewerName,
        title,
        by: own!.name,
        address: `${ctx.settings.appOrigin}/reviews/${token}`,
        date: expiresAt.toISOString().slice(0, 10),
      }),
    });
    await appendAudit(tx, ctx, 'credits.reviewer-invited', reviewId, {
      applicationId: id,
      reviewerEmail,
      days,
    });
  });
}

/** What a reviewer's link opens. Throws `not_found` for an unknown link and `link_expired` for an old one. */
export async function readReview(ctx: Ctx, token: string) {
  const [review] = await ctx.db.read
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.tokenHash, sha256(token)));
  if (!review) throw new DomainError('not_found');
  if (review.expiresAt <= ctx.now) throw new DomainError('link_expired');
  return { review, ...(await readFileOf(ctx, review.applicationId))! };
}

/** A reviewer's word; once. Throws `own_decision`. */
export async function answerReview(ctx: Ctx, token: string, raw: unknown): Promise<void> {
  const { review, application, offer } = await readReview(ctx, token);
  // The link is the right to do it; an organiser who was handed it has no word on their own course.
  if (isOwn(ctx.actor, application.submittedBy, offer.course.ownerId)) throw new DomainError('own_decision');
  const input = ReviewInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    if (review.answeredAt) throw new DomainError('already_decided');
    await tx
      .update(applicationReviews)
      .set({ ...input, answeredAt: ctx.now })
      .where(eq(applicationReviews.id, review.id));
    await appendAudit(tx, ctx, 'credits.reviewed', review.id, input);
  });
}

/** Associations that can be asked, for a form. */
export async function listAccreditors(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select({ value: associations.id, name: associations.name })
    .from(associations)
    .orderBy(asc(associations.name));
}
