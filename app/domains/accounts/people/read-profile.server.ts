import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listUnprintable } from '#app/platform/print-fonts.server.ts';
import { people } from '#db/schema/accounts.ts';

/** One's own profile, with the letters of the name that a certificate cannot print. */
export async function readProfile(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  const { passwordHash: _, searchKey: _key, sortKeys: _keys, ...profile } = person!;
  return { ...profile, unprintable: await listUnprintable(profile.name) };
}
