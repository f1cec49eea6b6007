import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';
import { associationsAs } from './associations-as.server.ts';

/** Those in which one is an officer, as one calls them oneself. */
export async function listOwnAssociations(ctx: Ctx): Promise<Association[]> {
  if (!ctx.actor || ctx.actor.officerOf.length === 0) return [];
  const { locale, officerOf } = ctx.actor;
  const compare = compareIn(locale);
  // Every page of an officer asks for them.
  const query = prepared(ctx.db.read, `own_associations_${officerOf.length}`, (read) =>
    read
      .select(associationsAs(boundValue('locale')))
      .from(associations)
      .where(
        inArray(
          associations.id,
          officerOf.map((_, i) => boundValue(`id${i}`)),
        ),
      ),
  );
  const found = await query.execute({
    locale,
    ...Object.fromEntries(officerOf.map((id, i) => [`id${i}`, id])),
  });
  return found.sort((a, b) => compare(a.name, b.name));
}
