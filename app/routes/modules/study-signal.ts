import type { ActionFunctionArgs } from '@remix-run/node';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import { recordStudySignal } from '#app/domains/modules/reading/record-study-signal.server.ts';
import { act } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** What the script of a lesson sends while its page is seen. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return scriptActions(args, {
    guard: (ctx) => requireRegisteredCourse(ctx, slug),
    intents: { '': act((ctx, values) => recordStudySignal(ctx, slug, values)) },
  });
}
