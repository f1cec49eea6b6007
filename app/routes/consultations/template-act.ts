import type { ActionFunctionArgs } from '@remix-run/node';
import { addTemplate } from '#app/domains/consultations/specialists/add-template.server.ts';
import { urls } from '#app/urls.ts';
import { answerChecked } from '#app/http/script-actions.server.ts';

export function action(args: ActionFunctionArgs) {
  return answerChecked(args, async ({ ctx }, values) => {
    await addTemplate(ctx, values);
    return { to: urls.answering(), said: 'consultations:said.template' };
  });
}
