import type { ActionFunctionArgs } from '@remix-run/node';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { replyToCase } from '#app/domains/consultations/cases/reply-to-case.server.ts';
import { sendCase } from '#app/domains/consultations/cases/send-case.server.ts';
import { closeCase } from '#app/domains/consultations/cases/close-case.server.ts';
import { sendBackCase } from '#app/domains/consultations/release/send-back-case.server.ts';
import { requireOwnCase } from '#app/domains/consultations/cases/require-own-case.server.ts';
import { answerChecked } from '#app/http/checked.server.ts';
import { actOn } from '#app/http/intents.ts';
import { urls } from '#app/urls.ts';

/** Actions on a case with free text: only from the page's own script, which has checked it. */
export const action = (args: ActionFunctionArgs) =>
  answerChecked(args, async (ctx, values) => {
    const id = args.params['caseId']!;
    const work = {
      send: () => sendCase(ctx, id),
      answer: () => answerCase(ctx, id, values),
      reply: () => replyToCase(ctx, id, values),
      'send-back': () => sendBackCase(ctx, id, values),
      close: () => closeCase(ctx, id, values),
    };
    await actOn<unknown>(values['intent'], work, () => requireOwnCase(ctx, id));
    return { to: values['intent'] === 'send-back' ? urls.consultations() : urls.consultation(id) };
  });
