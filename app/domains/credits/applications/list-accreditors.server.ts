import { asc } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations } from '#db/schema/accounts.ts';

/** Associations that can be asked, for a form. */
export async function listAccreditors(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select({ value: associations.id, name: associations.name })
    .from(associations)
    .orderBy(asc(associations.name));
}
