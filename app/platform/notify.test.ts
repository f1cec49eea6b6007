import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { jobs, mails } from '#db/schema/platform.ts';
import { openOwnDatabase } from '#tests/support/database.ts';
import { type Addressee, notifyIn, type NotifyCtx } from './notify.server.ts';

const db = await openOwnDatabase();

const NOW = new Date('2026-11-29T12:00:00Z');
/** As far as a notification reads it. */
const ctx = {
  now: NOW,
  settings: { appOrigin: 'https://majakka.example', mailFrom: 'Majakka <no-reply@majakka.example>' },
} as NotifyCtx;
const addressee = (name: string, locale: string, timeZone: string): Addressee => ({
  email: `${name}@example.org`,
  locale,
  timeZone,
  name,
});
const mailTo = ({ email }: Addressee) => db.read.select().from(mails).where(eq(mails.recipient, email));

test('each addressee reads it in their language, at their own time, with whole addresses', async () => {
  const all = [addressee('aino', 'fi', 'Europe/Helsinki'), addressee('ada', 'en', 'Atlantic/Reykjavik')];
  await db.transact((tx) =>
    notifyIn(tx, ctx, all, ({ t, format, to, link }) => ({
      kind: 'needed',
      subject: t('common:save'),
      body: `${to.name} ${format.time(NOW)} ${link('/credit')}`,
    })),
  );
  for (const [each, time] of [[all[0]!, '14.00 Suomen aikaa'], [all[1]!, '12:00 Icelandic time']] as const) {
    const [mail] = await mailTo(each);
    expect(mail).toMatchObject({
      subject: translatorFor(each.locale)('common:save'),
      body: `${each.name} ${time} https://majakka.example/credit`,
      calendar: null,
    });
  }
}); // oxfmt-ignore

test('what has a time goes along as a calendar file; what has a name goes out once', async () => {
  const to = addressee('event', 'lv', 'Europe/Riga');
  const event = {
    id: 'webinar',
    title: 'Sirds',
    summary: '',
    startsAt: NOW,
    endsAt: NOW,
    sequence: 0,
    cancelled: false,
    url: 'https://majakka.example/live/sirds',
  };
  const notify = () =>
    db.transact((tx) =>
      notifyIn(tx, ctx, [to], () => ({
        kind: 'needed',
        subject: 's',
        body: 'b',
        event,
        once: `event ${to.email}`,
      })),
    );
  await notify();
  await notify();
  const [mail, ...more] = await mailTo(to);
  expect([mail!.calendar?.includes('UID:webinar@majakka.example'), more]).toEqual([true, []]);
  const queued = (await db.read.select().from(jobs)).filter(
    ({ kind, payload }) => kind === 'mail' && JSON.stringify(payload) === JSON.stringify({ id: mail!.id }),
  );
  expect(queued).toHaveLength(1);
});
