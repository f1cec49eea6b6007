import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { findText } from '#app/domains/modules/internal/texts.server.ts';
import type { Block } from '#app/domains/modules/types.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { optionalText } from '#app/platform/form-fields.ts';
import { moduleReflections } from '#db/schema/modules.ts';

const ReflectionInput = z.object({ prompt: z.string().max(100), text: optionalText(10_000) });

/** Saves the learner's private reflection; nobody else can read it. Throws `module_locked` and `not_found`. */
export async function writeReflection(ctx: Ctx, slug: string, moduleId: string, raw: unknown): Promise<void> {
  const { registered, structure } = await requireOwnModule(ctx, slug, moduleId);
  const { prompt: promptId, text } = ReflectionInput.parse(raw);
  const { registration } = registered;
  const source = await findText(ctx.db.read, registration.versionId, moduleId, structure.source);
  if (!source!.pages.some(({ blocks }) => asksFor(blocks, promptId))) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await tx
      .insert(moduleReflections)
      .values({ registrationId: registration.id, promptId, text, at: ctx.now })
      .onConflictDoUpdate({
        target: [moduleReflections.registrationId, moduleReflections.promptId],
        set: { text, at: ctx.now },
      });
    // That it was written, and nothing of what.
    await appendAudit(tx, ctx, 'modules.reflected', registration.id, { module: moduleId, prompt: promptId });
  });
}

const asksFor = (blocks: Block[], promptId: string): boolean =>
  blocks.some((block) =>
    block.kind === 'case'
      ? block.steps.some((step) => asksFor(step.blocks, promptId))
      : block.kind === 'reflect' && block.id === promptId,
  );
