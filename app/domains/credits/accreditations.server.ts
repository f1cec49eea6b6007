import { desc, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditations } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '../accounts/permissions.ts';
import { readPublicVersion } from '../catalogue/read-course.server.ts';
import { AccreditationInput } from './schemas.ts';
import { enqueueRecount } from './standings.server.ts';

export type Accreditation = typeof accreditations.$inferSelect;

/** An officer signs what a published version is worth in a programme. A later signature stands before an earlier one. */
export async function accredit(ctx: Ctx, associationId: string, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  const input = AccreditationInput.parse(raw);
  await readPublicVersion(ctx, input.courseVersionId);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(accreditations)
      .values({ ...input, id, associationId, signedBy: actor.id, signedAt: ctx.now });
    await appendAudit(tx, ctx, 'credits.accredited', id, { ...input, associationId });
    await enqueueRecount(tx, ctx.now, { courseVersionId: input.courseVersionId });
  });
  return id;
}

/** Accreditations of these versions with the association that signed, newest first. Public. */
export async function listAccreditations(ctx: Ctx, versionIds: string[]) {
  if (versionIds.length === 0) return [];
  return ctx.db.read
    .select({ accreditation: accreditations, association: associations })
    .from(accreditations)
    .innerJoin(associations, eq(associations.id, accreditations.associationId))
    .where(inArray(accreditations.courseVersionId, versionIds))
    .orderBy(desc(accreditations.signedAt));
}

export const listAccreditationsIn = (tx: Tx, versionId: string): Promise<Accreditation[]> =>
  tx.select().from(accreditations).where(eq(accreditations.courseVersionId, versionId));
