import { eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';

/** The languages that the reader knows: that of the interface first, then as the profile has them. */
export async function listKnownLanguages({ db, actor }: SignedInCtx): Promise<string[]> {
  const [person] = await db.read
    .select({ languages: people.languages })
    .from(people)
    .where(eq(people.id, actor.id));
  return [actor.locale, ...(person?.languages ?? [])];
}
