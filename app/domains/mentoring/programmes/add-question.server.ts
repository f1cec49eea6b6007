import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeSettings } from '#app/domains/mentoring/internal/change-settings.server.ts';
import { QuestionInput } from '#app/domains/mentoring/schemas.ts';
import { newId } from '#app/platform/ids.server.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';

export async function addQuestion(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { revision, ...question } = QuestionInput.parse(raw);
  const questionId = newId().slice(-12);
  await changeSettings(ctx, id, revision, (before) => ({
    ...before,
    questions: [...before.questions, { id: questionId, ...question }],
  }));
}
