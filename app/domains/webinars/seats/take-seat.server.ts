import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findWaitingRequest } from '#app/domains/accounts/memberships/find-waiting-request.server.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { prepareRegistration } from '#app/domains/learning/registrations/prepare-registration.server.ts';
import { registerForCourseIn } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { countUpSequenceIn } from '#app/domains/webinars/internal/count-up-sequence.server.ts';
import { notifyOfWebinarIn } from '#app/domains/webinars/notifications.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/**
 * Takes a seat, or a place in the waiting list where all are taken, and registers for its course in the same unit; returns which of the two. Throws `members_only`, `membership_waits` and
 * `webinar_over`.
 */
export async function takeSeat(
  ctx: Ctx,
  slug: string,
  raw: Record<string, unknown>,
): Promise<'seat' | 'waiting'> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const found = await readWebinar(ctx, slug);
  const { webinar } = found;
  if (webinar.state === 'cancelled' || webinar.endedAt || isPast(webinar, ctx.now))
    throw new DomainError('webinar_over');
  if (webinar.associationId) {
    const own = isAcceptedMembership({ associationId: webinar.associationId, personId: actor.id });
    if ((await ctx.db.read.$count(memberships, own)) === 0)
      throw (
        (await findWaitingRequest(ctx, 'membership_waits', webinar.associationId)) ??
        new DomainError('members_only')
      );
  }
  const draft = await prepareRegistration(ctx, slug, raw, stringOf(raw['shown']));
  return ctx.db.transact(async (tx) => {
    const registrationId = await registerForCourseIn(tx, ctx, draft);
    const taken = await tx.$count(
      webinarSeats,
      and(eq(webinarSeats.webinarId, webinar.id), eq(webinarSeats.state, 'seat')),
    );
    const state = webinar.capacity > 0 && taken >= webinar.capacity ? 'waiting' : 'seat';
    const [made] = await tx
      .insert(webinarSeats)
      .values({ registrationId, webinarId: webinar.id, personId: actor.id, state, joinedAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!made) return state;
    // After an earlier cancellation the new invitation must be newer, or the calendar ignores it.
    const gaveBack = await tx.$count(
      webinarSeats,
      and(
        eq(webinarSeats.webinarId, webinar.id),
        eq(webinarSeats.personId, actor.id),
        eq(webinarSeats.state, 'left'),
      ),
    );
    const invited = gaveBack > 0 ? { ...found, webinar: await countUpSequenceIn(tx, webinar.id) } : found;
    const [person] = await tx.select(ADDRESSEE).from(people).where(eq(people.id, actor.id));
    await notifyOfWebinarIn(tx, ctx, invited, [person!], state === 'seat' ? 'seat' : 'waiting');
    await appendAudit(tx, ctx, 'webinars.seat-taken', registrationId, { webinarId: webinar.id, state });
    return state;
  });
}

const isPast = (webinar: Webinar, now: Date): boolean =>
  !webinar.openedAt && webinar.endsAt.getTime() + HOUR_MS < now.getTime();
