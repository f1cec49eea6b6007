import { and, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { mutedMails } from '#db/schema/platform.ts';
import { MAIL_KINDS, type MailKind } from './mail-kinds.ts';
import type { Platform } from './platform.server.ts';
import { openText, sealText } from './sealed-text.server.ts';

/** Of which mailbox and which kind the link at the end of a mail is; nobody can read or make one without the key. */
export const mailChoiceToken = (
  { keys }: Pick<Platform, 'keys'>,
  recipient: string,
  kind: MailKind,
): string => sealText(keys.for('mail-choices'), `${kind} ${recipient}`);

/** Null where the token is not one of ours. */
export function readMailChoiceToken(
  { keys }: Pick<Platform, 'keys'>,
  token: string,
): { recipient: string; kind: MailKind } | null {
  let text: string;
  try {
    text = openText(keys.for('mail-choices'), token);
  } catch {
    return null;
  }
  const [named, ...recipient] = text.split(' ');
  const kind = MAIL_KINDS.find((each) => each === named);
  return kind ? { kind, recipient: recipient.join(' ') } : null;
}

export const isMuted = async (tx: Reader | Tx, recipient: string, kind: MailKind): Promise<boolean> =>
  (await tx.$count(mutedMails, and(eq(mutedMails.recipient, recipient), eq(mutedMails.kind, kind)))) > 0;

export async function listMutedKinds(read: Reader | Tx, recipient: string): Promise<MailKind[]> {
  const rows = await read.select().from(mutedMails).where(eq(mutedMails.recipient, recipient));
  return MAIL_KINDS.filter((kind) => rows.some((row) => row.kind === kind));
}

/** Whether mails of a kind go to a mailbox from now on. Returns whether that is a change. */
export async function setMutedIn(
  tx: Tx,
  recipient: string,
  kind: MailKind,
  muted: boolean,
): Promise<boolean> {
  const changed = muted
    ? await tx.insert(mutedMails).values({ recipient, kind }).onConflictDoNothing().returning()
    : await tx
        .delete(mutedMails)
        .where(and(eq(mutedMails.recipient, recipient), eq(mutedMails.kind, kind)))
        .returning();
  return changed.length > 0;
}

/** The choices of a mailbox go with its owner to another one, and without another are forgotten. */
export async function moveMailChoicesIn(tx: Tx, from: string, to: string | null): Promise<void> {
  const kinds = await listMutedKinds(tx, from);
  await tx.delete(mutedMails).where(eq(mutedMails.recipient, from));
  if (to !== null) for (const kind of kinds) await setMutedIn(tx, to, kind, true);
}
