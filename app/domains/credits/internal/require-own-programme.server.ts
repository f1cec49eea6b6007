import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { PROGRAMMES, type Programme } from '#app/domains/credits/rules/programmes.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { associations } from '#db/schema/accounts.ts';

/** Throws `not_found`: an association speaks for the programmes of its own country. */
export async function requireOwnProgramme(
  ctx: Ctx,
  associationId: string,
  programmeId: string,
): Promise<Programme> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const query = prepared(ctx.db.read, 'association_country', (read) =>
    read
      .select({ country: associations.country })
      .from(associations)
      .where(eq(associations.id, boundValue('id'))),
  );
  const [association] = await query.execute({ id: associationId });
  const programme = PROGRAMMES.find(({ id }) => id === programmeId);
  mustBeAllowed(ctx, programme !== undefined && programme.country === association?.country);
  return programme!;
}
