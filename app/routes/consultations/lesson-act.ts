import type { ActionFunctionArgs } from '@remix-run/node';
import { commentOnLesson } from '#app/domains/consultations/library/comment-on-lesson.server.ts';
import { reflectOnLesson } from '#app/domains/consultations/library/reflect-on-lesson.server.ts';
import { requireOwnLesson } from '#app/domains/consultations/library/require-own-lesson.server.ts';
import { answerChecked } from '#app/http/checked.server.ts';
import { actOn } from '#app/http/intents.ts';
import { urls } from '#app/urls.ts';

/** A comment on a learning case, or what its reader takes along: only from the page's own script, which has checked it. */
export const action = (args: ActionFunctionArgs) =>
  answerChecked(args, async (ctx, values) => {
    const id = args.params['lessonId']!;
    const work = {
      reflect: () => reflectOnLesson(ctx, id, values),
      comment: () => commentOnLesson(ctx, id, values),
    };
    await actOn<unknown>(values['intent'], work, () => requireOwnLesson(ctx, id));
    return { to: urls.lesson(id) };
  });
