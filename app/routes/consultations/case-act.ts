import type { ActionFunctionArgs } from '@remix-run/node';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { replyToCase } from '#app/domains/consultations/cases/reply-to-case.server.ts';
import { sendCase } from '#app/domains/consultations/cases/send-case.server.ts';
import { closeCase } from '#app/domains/consultations/cases/close-case.server.ts';
import { sendBackCase } from '#app/domains/consultations/release/send-back-case.server.ts';
import { requireCaseToActOn } from '#app/domains/consultations/cases/require-case-to-act-on.server.ts';
import { urls } from '#app/urls.ts';
import { act } from '#app/http/actions.server.ts';
import { checkedActions } from '#app/http/script-actions.server.ts';

/** Actions on a case with free text: only from the page's own script, which has checked it. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['caseId']!;
  return checkedActions(args, {
    guard: (ctx) => requireCaseToActOn(ctx, id),
    to: ({ intent }) => (intent === 'send-back' ? urls.consultations() : urls.consultation(id)),
    said: {
      send: 'consultations:said.send',
      answer: 'consultations:said.answer',
      reply: 'consultations:said.reply',
      'send-back': 'consultations:said.sendBack',
      close: 'consultations:said.close',
    },
    intents: {
      send: act((ctx) => sendCase(ctx, id)),
      answer: act((ctx, values) => answerCase(ctx, id, values)),
      reply: act((ctx, values) => replyToCase(ctx, id, values)),
      'send-back': act((ctx, values) => sendBackCase(ctx, id, values)),
      close: act((ctx, values) => closeCase(ctx, id, values)),
    },
  });
}
