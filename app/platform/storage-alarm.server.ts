import { and, eq, isNull } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { people, personRoles } from '#db/schema/accounts.ts';
import { DomainError } from './errors.ts';
import { spendTry } from './limits.server.ts';
import { queueMail } from './mail.server.ts';
import type { Platform } from './platform.server.ts';
import { storageState } from './storage.server.ts';

/** One mail a day, of all processes together. */
const DAILY = { name: 'storage-alarm', tries: 1, minutes: 1440 };

/** While the disk is nearly full: a line in the log each time, and once a day a mail to every administrator. */
export async function alarmOfStorage(platform: Platform, now: Date): Promise<void> {
  const { db, log, settings } = platform;
  const { state, freeBytes } = await storageState(platform);
  if (state !== 'low' && state !== 'stop') return;
  log.error({ state, freeBytes }, 'the disk is nearly full');
  try {
    await spendTry(db, now, DAILY, state);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too_many_tries') return;
    throw error;
  }
  const administrators = await db.read
    .select({ name: people.name, email: people.email, locale: people.locale })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(personRoles.role, 'administrator'), isNull(people.blockedAt)));
  await db.transact(async (tx) => {
    for (const { name, email, locale } of administrators) {
      const t = translatorFor(locale);
      const facts = {
        name,
        megabytes: Math.floor(freeBytes / 1e6),
        address: `${settings.appOrigin}/admin/storage`,
      };
      await queueMail(tx, now, {
        to: email,
        subject: t(`accounts:storage.mail.${state}`),
        body: t(`accounts:storage.mail.${state}Body`, facts),
      });
    }
  });
}
