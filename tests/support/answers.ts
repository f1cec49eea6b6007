import type { Locator } from 'playwright-core';
import type { QuestionKey } from '#app/domains/modules/types.ts';

/** Fills the form of a question with the right answer, as it is: only its author knows the answers. `accepted`: of a short text. */
export async function fillRightly(form: Locator, key: QuestionKey, accepted: string[]): Promise<void> {
  const choose = (value: string) => form.locator(`input[name="answer"][value="${value}"]`).check();
  switch (key.kind) {
    case 'single':
    case 'hotspot':
      await choose(key.answer);
      break;
    case 'truefalse':
      await choose(String(key.answer));
      break;
    case 'multiple':
      for (const value of key.answer) await choose(value);
      break;
    case 'order':
      for (const [at, id] of key.answer.entries())
        await form.locator(`select[name="answer-${id}"]`).selectOption(String(at + 1));
      break;
    case 'match':
      for (const [id, target] of Object.entries(key.answer))
        await form.locator(`select[name="answer-${id}"]`).selectOption(target);
      break;
    case 'numeric':
      await form.locator('input[name="answer"]').fill(String(key.answer).replace('.', ','));
      break;
    case 'text':
      await form.locator('input[name="answer"]').fill(accepted[0]!);
  }
}
