import type { ActionFunctionArgs } from '@remix-run/node';
import { commentOnLesson } from '#app/domains/consultations/library/comment-on-lesson.server.ts';
import { reflectOnLesson } from '#app/domains/consultations/library/reflect-on-lesson.server.ts';
import { requireOwnLesson } from '#app/domains/consultations/library/require-own-lesson.server.ts';
import { urls } from '#app/urls.ts';
import { act } from '#app/http/actions.server.ts';
import { checkedActions } from '#app/http/script-actions.server.ts';

/** A comment on a learning case, or what its reader takes along: only from the page's own script, which has checked it. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['lessonId']!;
  return checkedActions(args, {
    guard: (ctx) => requireOwnLesson(ctx, id),
    to: () => urls.lesson(id),
    said: { reflect: 'consultations:said.reflect', comment: 'consultations:said.comment' },
    intents: {
      reflect: act((ctx, values) => reflectOnLesson(ctx, id, values)),
      comment: act((ctx, values) => commentOnLesson(ctx, id, values)),
    },
  });
}
