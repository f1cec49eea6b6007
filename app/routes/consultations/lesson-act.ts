import type { ActionFunctionArgs } from '@remix-run/node';
import {
  commentOnLesson,
  reflectOnLesson,
  requireOwnLesson,
} from '#app/domains/consultations/library/lessons.server.ts';
import { answerChecked } from '#app/http/checked.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';

/** A comment on a learning case, or what its reader takes along: only from the page's own script, which has checked it. */
export const action = (args: ActionFunctionArgs) =>
  answerChecked(args, async (ctx, values) => {
    const id = args.params['lessonId']!;
    const work: Record<string, () => Promise<unknown>> = {
      reflect: () => reflectOnLesson(ctx, id, values),
      comment: () => commentOnLesson(ctx, id, values),
    };
    const own = work[String(values['intent'])];
    if (!own) {
      await requireOwnLesson(ctx, id);
      throw new DomainError('form_malformed');
    }
    await own();
    return { to: urls.lesson(id) };
  });
