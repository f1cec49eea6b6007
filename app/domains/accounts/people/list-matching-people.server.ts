import { and, eq, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { contains } from '#app/platform/contains.server.ts';
import { plainEmail } from '#app/platform/email-address.ts';
import { searchWords } from '#app/platform/search-key.ts';
import { people } from '#db/schema/accounts.ts';
import { byName } from './by-name.server.ts';
import { NAMED_PERSON } from './named-person.ts';

/** People who have all these words in their name, or this in their address, by name; a whole address means its person alone. For administrators. */
export async function listMatchingPeople(ctx: Ctx, typed: string, limit: number) {
  mustBeAdministrator(ctx);
  const columns = { ...NAMED_PERSON, email: people.email, opaqueId: people.opaqueId };
  const address = plainEmail(typed);
  const exact = await ctx.db.read.select(columns).from(people).where(eq(people.email, address));
  if (exact.length > 0) return exact;
  return ctx.db.read
    .select(columns)
    .from(people)
    .where(
      or(
        and(...searchWords(typed).map((word) => contains(people.searchKey, word))),
        contains(people.email, address),
      ),
    )
    .orderBy(...byName(ctx.actor!.locale))
    .limit(limit);
}
