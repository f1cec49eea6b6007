import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';

export type CaseNotice =
  | 'assigned'
  | 'due'
  | 'held'
  | 'sentBack'
  | 'nobody'
  | 'askedBack'
  | 'replied'
  | 'answered'
  | 'close'
  | 'followUp'
  | 'lapsed'
  | 'lesson'
  | 'published';

/** Notifies people about a case by its code, in their language and time zone; quotes nothing. */
export async function notifyOfCaseIn(
  tx: Tx,
  { now, settings }: Pick<Ctx, 'now' | 'settings'>,
  personIds: string[],
  notice: CaseNotice,
  { id, code, dueAt }: Pick<Case, 'id' | 'code' | 'dueAt'>,
  path = urls.consultation(id),
): Promise<void> {
  for (const to of await tx.select(ADDRESSEE).from(people).where(inArray(people.id, personIds))) {
    const t = translatorFor(to.locale);
    const facts = {
      name: to.name,
      code,
      until: dueAt ? formatFor(to.locale, to.timeZone).dateTime(dueAt) : '',
    };
    const url = settings.appOrigin + path;
    await queueMail(tx, now, {
      to: to.email,
      subject: t('consultations:mail.subject', facts),
      body: `${t('consultations:mail.hello', facts)}\n\n${t(`consultations:mail.${notice}`, facts)}\n\n${url}\n`,
    });
  }
}
