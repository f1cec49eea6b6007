import type { ActionFunctionArgs } from '@remix-run/node';
import { keepPicture } from '#app/domains/consultations/pictures/pictures.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { asDomainError, failWith, statusOf } from '#app/http/error-response.server.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** One cleaned picture of a question that is being sent. The name of its file is not looked at. */
export async function action({ request, params, context: { ctx, locale } }: ActionFunctionArgs) {
  try {
    if (!ctx.actor) throw new DomainError('sign_in_required');
    const { result } = await readUpload(request, async ({ stream }, fields) => {
      await keepPicture(ctx, params['caseId']!, Number(fields['position']), stream);
      return true;
    });
    if (!result) throw new DomainError('form_malformed');
    return Response.json({ to: '' });
  } catch (error) {
    const known = asDomainError(error);
    if (!known || known.code === 'sign_in_required') throw failWith(error, request);
    const says = translatorFor(locale)(`errors:${known.code}` as 'errors:invalid', known.facts);
    return Response.json(
      { error: known.code, says, fields: {}, places: '' },
      { status: statusOf(known.code) },
    );
  }
}
