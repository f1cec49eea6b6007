import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';

/** The disk is nearly full (`low`), or uploads are stopped (`stop`). */
export const notifyOfFullDiskIn = (
  tx: Tx,
  ctx: NotifyCtx,
  administrators: readonly Addressee[],
  state: 'low' | 'stop',
  freeBytes: number,
): Promise<void> =>
  notifyIn(tx, ctx, administrators, ({ t, to: { name }, link }) => ({
    kind: 'needed',
    subject: t(`accounts:storage.mail.${state}`),
    body: t(`accounts:storage.mail.${state}Body`, {
      name,
      megabytes: Math.floor(freeBytes / 1e6),
      address: link(urls.storage()),
    }),
  }));
