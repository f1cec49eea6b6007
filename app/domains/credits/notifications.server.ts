import type { ProgrammeId } from '#app/domains/credits/rules/programmes.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import { urls } from '#app/urls.ts';
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
    kind: 'credit',
    subject: t(`credits:activity.mail.${notice}`, { title }),
    body: t('credits:activity.mail.body', { name, title, reason: reason || '–' }),
  }));

/** A course's titles, of which each reader gets the one in their language. */
type Titles = { language: string; title: string }[];
const titleFor = ({ locale }: Addressee, titles: Titles): string => pickVariant(titles, locale)!.title;

type ApplicationNotice = 'approved' | 'returned' | 'refused';

/** How an association decided about an application for accreditation. */
export const notifyOfApplicationIn = (
  tx: Tx,
  ctx: NotifyCtx,
  organiser: Addressee,
  notice: ApplicationNotice,
  { titles, reason }: { titles: Titles; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [organiser], ({ t, to }) => {
    const title = titleFor(to, titles);
    return {
      kind: 'courses',
      subject: t(`credits:application.mail.${notice}`, { title }),
      body: t('credits:application.mail.body', { name: to.name, title, reason: reason || '–' }),
    };
  });

/** The link by which a reviewer without an account reads an application, until the end of the day `until`. */
export const notifyReviewerIn = (
  tx: Tx,
  ctx: NotifyCtx,
  reviewer: Addressee,
  { titles, by, token, until }: { titles: Titles; by: string; token: string; until: string },
): Promise<void> =>
  notifyIn(tx, ctx, [reviewer], ({ t, format, to, link }) => {
    const facts = { name: to.name, title: titleFor(to, titles), by, date: format.day(until) };
    return {
      kind: 'needed',
      subject: t('credits:review.mail.subject', facts),
      body: t('credits:review.mail.body', { ...facts, address: link(`/reviews/${token}`) }),
    };
  });

/** An accreditation runs out soon. */
export const notifyOfExpiryIn = (
  tx: Tx,
  ctx: NotifyCtx,
  people: readonly Addressee[],
  { titles, code, validTo }: { titles: Titles; code: string; validTo: string },
): Promise<void> =>
  notifyIn(tx, ctx, people, ({ t, format, to }) => {
    const [title, date] = [titleFor(to, titles), format.day(validTo)];
    return {
      kind: 'courses',
      subject: t('credits:expiry.subject', { title, date }),
      body: t('credits:expiry.body', { name: to.name, title, code, date }),
    };
  });

/** A credit cycle ends soon and is not complete; `total` and `required` are exact decimals. */
export const notifyOfCycleEndIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  cycle: { programmeId: ProgrammeId; cycleTo: string; total: string; required: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, to: { name }, link }) => {
    const date = format.day(cycle.cycleTo);
    return {
      kind: 'credit',
      subject: t('credits:remind.subject', { date }),
      body: t('credits:remind.body', {
        name,
        programme: t(`credits:programme.${cycle.programmeId}`),
        date,
        total: format.decimal(cycle.total),
        required: format.decimal(cycle.required),
        address: link('/credit'),
      }),
    };
  });

/** A message of an association to one of its members, as its officers wrote it, with how to switch news off below it. */
export const notifyOfMemberMessageIn = (
  tx: Tx,
  ctx: NotifyCtx,
  member: Addressee,
  message: {
    text: { subject: string; body: string };
    kind: 'news' | 'cycle';
    association: string;
    author: string;
    once: string;
  },
): Promise<void> =>
  notifyIn(tx, ctx, [member], ({ t, link }) => {
    const { text, kind, association, author, once } = message;
    const footer = t(`credits:message.mail.${kind}`, { association, url: link(urls.profile()) });
    return {
      // What is about one's own cycle comes whatever somebody has switched off.
      kind: kind === 'news' ? 'news' : 'needed',
      subject: text.subject,
      body: `${text.body}\n\n${author}\n${association}\n\n${footer}`,
      once,
    };
  });
