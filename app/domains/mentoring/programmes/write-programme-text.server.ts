import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ProgrammeTextInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mustBeUnchanged, revisionOf } from '#app/platform/revision.server.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';

/** In one language more, or other words in one that there is. Throws `changed_meanwhile`. */
export async function writeProgrammeText(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { revision, language, ...words } = ProgrammeTextInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProgrammes).where(eq(mentoringProgrammes.id, id));
    mustBeUnchanged(revision, revisionOf(row!.words));
    await tx
      .update(mentoringProgrammes)
      .set({ words: { ...row!.words, [language]: words } })
      .where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, 'mentoring.words-written', id, { language });
  });
}
