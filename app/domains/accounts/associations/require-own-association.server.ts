import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';
import { associationsAs } from './associations-as.server.ts';

/** For its officers, with its name as they know it; anybody else does not learn that it exists. */
export async function requireOwnAssociation(ctx: Ctx, slug: string): Promise<Association> {
  mustBeSignedIn(ctx);
  const query = prepared(ctx.db.read, 'own_association', (read) =>
    read
      .select(associationsAs(boundValue('locale')))
      .from(associations)
      .where(eq(associations.slug, boundValue('slug'))),
  );
  const [found] = await query.execute({ locale: ctx.actor.locale, slug });
  mustBeAllowed(ctx, found !== undefined && isOfficerOf(ctx.actor, found.id));
  return found!;
}
