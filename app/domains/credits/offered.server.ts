import { eq } from 'drizzle-orm';
import { people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { listAccreditations } from './accreditations.server.ts';
import { creditForReader, type OfferedCredit } from './for-reader.ts';

/** What each of these versions is worth today to whoever is reading. */
export async function readOffered(ctx: Ctx, versionIds: string[]): Promise<Map<string, OfferedCredit>> {
  const granted = (await listAccreditations(ctx, versionIds)).map((each) => each.accreditation);
  if (granted.length === 0) return new Map();
  // A stranger's country is not known, and a number in some unit would only puzzle them.
  if (!ctx.actor) return new Map();
  const reader = await readerOf(ctx, ctx.actor.id);
  const today = ctx.now.toISOString().slice(0, 10);
  return new Map(
    versionIds.flatMap((id) => {
      const credit = creditForReader(granted, id, today, reader);
      return credit ? [[id, credit] as const] : [];
    }),
  );
}

async function readerOf(
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
