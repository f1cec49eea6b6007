import type { ActionFunctionArgs } from '@remix-run/node';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import { issueLessonCredential } from '#app/domains/modules/recordings/issue-lesson-credential.server.ts';
import { act } from '#app/http/actions.server.ts';
import { scriptActions } from '#app/http/script-actions.server.ts';

/** The script of a page with recordings asks for what it needs to speak to the record store. */
export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return scriptActions(args, {
    guard: (ctx) => requireRegisteredCourse(ctx, slug),
    intents: { '': act((ctx, values) => issueLessonCredential(ctx, slug, values)) },
  });
}
