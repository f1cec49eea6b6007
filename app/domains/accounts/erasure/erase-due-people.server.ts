import { and, isNull, lte } from 'drizzle-orm';
import { doEach } from '#app/platform/do-each.ts';
import type { ProcessCtx } from '#app/platform/scheduled-work.ts';
import { people } from '#db/schema/accounts.ts';
import { erasePerson } from './erase-person.server.ts';

/** Erases those whose days to change their mind are over. */
export async function eraseDuePeople(ctx: ProcessCtx): Promise<void> {
  const due = await ctx.db.read
    .select({ id: people.id })
    .from(people)
    .where(and(lte(people.eraseAt, ctx.now), isNull(people.erasedAt)));
  await doEach(due, ({ id }) => erasePerson(ctx, id, { onlyDue: true }));
}
