import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import { ADDRESSEE, notifyOfMembershipIn } from '#app/domains/accounts/notifications.server.ts';
import { handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';

/** Of one decision: a request that was decided again meanwhile has a job of its own. */
export const NOTIFY_MEMBERSHIP = jobKind('accounts.notify-membership', {
  membershipId: z.string(),
  decidedAt: z.coerce.date(),
});

/** Job: emails the person how their request to join was decided. Nothing where that was taken back; running it again sends nothing twice. */
export const notifyMembershipHandler = ({ db, settings, keys }: Platform): JobHandler =>
  handlerOf(NOTIFY_MEMBERSHIP, async ({ membershipId, decidedAt }, { id: job, now }) => {
    await db.transact(async (tx) => {
      const [row] = await tx
        .select({ membership: memberships, association: associationName(people.locale), person: ADDRESSEE })
        .from(memberships)
        .innerJoin(associations, eq(associations.id, memberships.associationId))
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(and(eq(memberships.id, membershipId), eq(memberships.decidedAt, decidedAt)));
      const state = row?.membership.state;
      if (!row || (state !== 'accepted' && state !== 'declined')) return;
      await notifyOfMembershipIn(tx, { now, settings, keys }, row.person, state, {
        association: row.association,
        reason: row.membership.reason ?? '',
        once: `${NOTIFY_MEMBERSHIP.name} ${job}`,
      });
    });
  });
