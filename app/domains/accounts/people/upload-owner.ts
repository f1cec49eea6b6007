import type { Actor } from '#app/domains/accounts/ctx.ts';
import { mayTeach } from '#app/domains/accounts/permissions.ts';
import type { Owner } from '#app/platform/quotas.server.ts';

/** The owner whose quota a person's own uploads count for. */
export const uploadOwner = (actor: Actor): Owner => ({
  kind: 'person',
  id: actor.id,
  teaches: mayTeach(actor),
});
