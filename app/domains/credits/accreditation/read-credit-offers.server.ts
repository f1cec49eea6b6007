import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import { type CreditOffer, creditOffer } from './credit-offer.ts';
import { listAccreditations } from './list-accreditations.server.ts';

/** Credit that each version offers the reader today. */
export async function readCreditOffers(ctx: Ctx, versionIds: string[]): Promise<Map<string, CreditOffer>> {
  const granted = (await listAccreditations(ctx, versionIds)).map((each) => each.accreditation);
  if (granted.length === 0) return new Map();
  // A stranger's country is not known, and a number in some unit would only puzzle them.
  if (!ctx.actor) return new Map();
  const reader = await readProgrammesOfReader(ctx, ctx.actor.id);
  const today = todayOf(ctx);
  return new Map(
    versionIds.flatMap((id) => {
      const credit = creditOffer(granted, id, today, reader);
      return credit ? [[id, credit] as const] : [];
    }),
  );
}

async function readProgrammesOfReader(
  ctx: Ctx,
  personId: string,
): Promise<{ programmeIds: string[]; country: string | null }> {
  const [person] = await ctx.db.read
    .select({ country: people.country })
    .from(people)
    .where(eq(people.id, personId));
  const own = await ctx.db.read
    .select({ id: programmeEnrolments.programmeId })
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, personId));
  return { programmeIds: own.map((row) => row.id), country: person?.country ?? null };
}
