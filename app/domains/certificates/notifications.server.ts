import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import type { Tx } from '#db/database.ts';

/** An officer took credit back or gave a certificate anew, and why. */
export const notifyOfCertificateIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: 'takenBack' | 'reissued',
  { title, reason }: { title: string; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, to: { name } }) => ({
    kind: 'needed',
    subject: t(`certificates:${notice}.subject`, { title }),
    body: t(`certificates:${notice}.body`, { name, title, reason }),
  }));
