import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeSettings } from '#app/domains/mentoring/internal/change-settings.server.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';

export async function removeQuestion(
  ctx: Ctx,
  id: string,
  questionId: string,
  revision: number,
): Promise<void> {
  await requireOwnProgramme(ctx, id);
  await changeSettings(ctx, id, revision, (before) => ({
    ...before,
    questions: before.questions.filter((each) => each.id !== questionId),
  }));
}
