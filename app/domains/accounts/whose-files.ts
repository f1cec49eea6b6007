import type { Owner } from '#app/platform/quotas.server.ts';
import type { Actor } from './ctx.ts';
import { mayTeach } from './permissions.ts';

/** Whose quota somebody's own uploads count for. */
export const ownFiles = (actor: Actor): Owner => ({ kind: 'person', id: actor.id, teaches: mayTeach(actor) });
