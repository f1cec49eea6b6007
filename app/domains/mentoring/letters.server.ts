import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from '../accounts/ctx.ts';

/** What a letter needs of whom it goes to. */
export const PERSON = {
  email: people.email,
  locale: people.locale,
  timeZone: people.timeZone,
  name: people.name,
};
export type Addressee = { email: string; locale: string; timeZone: string; name: string };

export type Notice = 'proposal' | 'begun' | 'declined' | 'expired' | 'ended' | 'paused' | 'resumed';

/** One letter about a pair, in the reader's language and time. It names the other one, never what was written. */
export async function tellIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings'>,
  to: Addressee,
  notice: Notice,
  { pairId, other, until }: { pairId: string; other: string; until: Date },
): Promise<void> {
  const t = translatorFor(to.locale);
  const facts = {
    name: to.name,
    other,
    until: formatFor(to.locale, to.timeZone).date(until),
    url: ctx.settings.appOrigin + urls.mentoringPair(pairId),
  };
  await queueMail(tx, ctx.now, {
    to: to.email,
    subject: t(`mentoring:mail.${notice}.subject`, facts),
    body: t(`mentoring:mail.${notice}.body`, facts),
  });
}
