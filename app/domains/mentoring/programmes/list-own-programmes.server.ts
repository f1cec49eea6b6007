import { desc, eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import type { Programme } from './programme.ts';

export async function listOwnProgrammes(ctx: Ctx, slug: string): Promise<Programme[]> {
  const association = await requireOwnAssociation(ctx, slug);
  return ctx.db.read
    .select()
    .from(mentoringProgrammes)
    .where(eq(mentoringProgrammes.associationId, association.id))
    .orderBy(desc(mentoringProgrammes.createdAt));
}
