import type { ActionFunctionArgs } from '@remix-run/node';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { recordStudySignal } from '#app/domains/modules/reading/record-study-signal.server.ts';
import { act } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** What the script of a lesson sends while its page is seen. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return scriptActions(args, {
    guard: async (ctx) => requireRunningRegistration(ctx, (await readPublishedCourse(ctx, slug)).course.id),
    intents: { '': act((ctx, values) => recordStudySignal(ctx, slug, values)) },
  });
}
