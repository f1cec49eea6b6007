import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import type { Tx } from '#db/database.ts';

type ActivityNotice = 'accepted' | 'returned' | 'declined' | 'corrected' | 'onBehalf';

/** What an officer did with an activity from elsewhere, and why. */
export const notifyOfActivityIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: ActivityNotice,
  { title, reason }: { title: string; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, to: { name } }) => ({
    subject: t(`credits:activity.mail.${notice}`, { title }),
    body: t('credits:activity.mail.body', { name, title, reason: reason || '–' }),
  }));

type ApplicationNotice = 'approved' | 'returned' | 'refused';

/** How an association decided about an application for accreditation. */
export const notifyOfApplicationIn = (
  tx: Tx,
  ctx: NotifyCtx,
  organiser: Addressee,
  notice: ApplicationNotice,
  { title, reason }: { title: string; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [organiser], ({ t, to: { name } }) => ({
    subject: t(`credits:application.mail.${notice}`, { title }),
    body: t('credits:application.mail.body', { name, title, reason: reason || '–' }),
  }));

/** The link by which a reviewer without an account reads an application. */
export const notifyReviewerIn = (
  tx: Tx,
  ctx: NotifyCtx,
  reviewer: Addressee,
  { title, by, token, date }: { title: string; by: string; token: string; date: string },
): Promise<void> =>
  notifyIn(tx, ctx, [reviewer], ({ t, to: { name }, link }) => ({
    subject: t('credits:review.mail.subject', { title }),
    body: t('credits:review.mail.body', { name, title, by, address: link(`/reviews/${token}`), date }),
  }));

/** An accreditation runs out soon. `title`: of the course, where it has one. */
export const notifyOfExpiryIn = (
  tx: Tx,
  ctx: NotifyCtx,
  people: readonly Addressee[],
  { title, code, validTo }: { title: string; code: string; validTo: string },
): Promise<void> =>
  notifyIn(tx, ctx, people, ({ t, format, to: { name } }) => {
    const date = format.day(validTo);
    return {
      subject: t('credits:expiry.subject', { title, date }),
      body: t('credits:expiry.body', { name, title, code, date }),
    };
  });

/** A credit cycle ends soon and is not complete; `total` and `required` are exact decimals. */
export const notifyOfCycleEndIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  cycle: { programme: string; cycleTo: string; total: string; required: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to: { name }, link }) => {
    const date = format.day(cycle.cycleTo);
    return {
      subject: t('credits:remind.subject', { date }),
      body: t('credits:remind.body', {
        name,
        programme: cycle.programme,
        date,
        total: format.decimal(cycle.total),
        required: format.decimal(cycle.required),
        address: link('/credit'),
      }),
    };
  });
