import type { ActionFunctionArgs } from '@remix-run/node';
import { askQuestion } from '#app/domains/consultations/cases/ask-question.server.ts';
import { urls } from '#app/urls.ts';
import { answerChecked } from '#app/http/script-actions.server.ts';

/** Only from the page's own script, which has checked every word. */
export function action(args: ActionFunctionArgs) {
  return answerChecked(args, async ({ ctx }, values) => {
    const { id, state } = await askQuestion(ctx, values);
    // While it waits for its pictures there is nowhere to go yet.
    if (state === 'sending') return { to: '', id };
    return { to: urls.consultation(id), id, said: 'consultations:said.send' };
  });
}
