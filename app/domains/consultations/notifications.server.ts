import { inArray } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
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

/** No patient waits for these; all others go out whatever mails somebody wants. */
const AFTERWARDS: readonly CaseNotice[] = ['close', 'followUp', 'lapsed', 'lesson', 'published'];

/** Notifies people about a case by its code; quotes nothing. */
export async function notifyOfCaseIn(
  tx: Tx,
  ctx: NotifyCtx,
  personIds: string[],
  notice: CaseNotice,
  { id, code, dueAt }: Pick<Case, 'id' | 'code' | 'dueAt'>,
  path = urls.consultation(id),
): Promise<void> {
  const addressees = await tx.select(ADDRESSEE).from(people).where(inArray(people.id, personIds));
  await notifyIn(tx, ctx, addressees, ({ t, format, to: { name }, link }) => {
    const facts = { name, code, until: dueAt ? format.dateTime(dueAt) : '' };
    const hello = t('consultations:mail.hello', facts);
    return {
      kind: AFTERWARDS.includes(notice) ? 'consultations' : 'needed',
      subject: t('consultations:mail.subject', facts),
      body: `${hello}\n\n${t(`consultations:mail.${notice}`, facts)}\n\n${link(path)}\n`,
    };
  });
}
