import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ProgrammeTextInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';

/** A draft that nobody sees yet. Returns its id. */
export async function createProgramme(ctx: Ctx, slug: string, raw: unknown): Promise<string> {
  const association = await requireOwnAssociation(ctx, slug);
  const { language, ...words } = ProgrammeTextInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(mentoringProgrammes).values({
      id,
      associationId: association.id,
      state: 'draft',
      words: { [language]: words },
      settings: DEFAULT_SETTINGS,
      revision: 1,
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'mentoring.programme-made', id, { associationId: association.id });
  });
  return id;
}
