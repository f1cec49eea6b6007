import type { ActionFunctionArgs } from '@remix-run/node';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { issueLessonCredential } from '#app/domains/modules/recordings/issue-lesson-credential.server.ts';
import { act } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** The script of a page with recordings asks for what it needs to speak to the record store. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return scriptActions(args, {
    guard: async (ctx) => requireRunningRegistration(ctx, (await readPublishedCourse(ctx, slug)).course.id),
    intents: { '': act((ctx, values) => issueLessonCredential(ctx, slug, values)) },
  });
}
