import type { ActionFunctionArgs } from '@remix-run/node';
import { addTemplate } from '#app/domains/consultations/specialists/add-template.server.ts';
import { answerChecked } from '#app/http/checked.server.ts';
import { urls } from '#app/urls.ts';

export const action = (args: ActionFunctionArgs) =>
  answerChecked(args, async (ctx, values) => {
    await addTemplate(ctx, values);
    return { to: urls.answering() };
  });
