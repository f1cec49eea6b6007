import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships } from '#db/schema/accounts.ts';

/** Whether an association has verified this person's name: a membership of theirs was accepted and has not ended. */
export const hasVerifiedName = async (read: Reader | Tx, personId: string): Promise<boolean> =>
  (await read.$count(memberships, isAcceptedMembership({ personId }))) > 0;
