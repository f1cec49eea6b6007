import type { ActionFunctionArgs } from '@remix-run/node';
import { savePicture } from '#app/domains/consultations/pictures/save-picture.server.ts';
import { answerScript } from '#app/http/script-actions.server.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** One cleaned picture of a question that is being sent. Its file name is ignored. */
export function action(args: ActionFunctionArgs) {
  return answerScript(args, async (ctx) => {
    const { result } = await readUpload(args.request, async ({ stream }, fields) => {
      await savePicture(ctx, args.params['caseId']!, Number(fields['position']), stream);
      return true;
    });
    if (!result) throw new DomainError('form_malformed');
    return { to: '' };
  });
}
