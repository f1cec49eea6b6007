import type { ActionFunctionArgs } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { asDomainError, failWith, statusOf } from './error-response.server.ts';
import { fieldsOf, type FormValues, readForm } from './forms.server.ts';

/** What a checked form's script hears: where to go, or sentences and places; never a word of what it sent. */
export type CheckedAnswer =
  | { to: string; id?: string }
  | { error: ErrorCode; says: string; fields: Record<string, string>; places: string };

/**
 * Forms whose words are checked on the device: JSON to their script. Anything else is refused before it is read, so that
 * nothing leaves a device unchecked; a refusal says what is wrong in the reader's language, with the places alone.
 */
export async function answerChecked(
  { request, context: { ctx, locale } }: ActionFunctionArgs,
  work: (ctx: Ctx, values: FormValues) => Promise<{ to: string; id?: string }>,
): Promise<Response> {
  const t = translatorFor(locale);
  const sentence = (code: ErrorCode, facts = {}) => t(`errors:${code}` as 'errors:invalid', facts);
  try {
    if (!ctx.actor) throw new DomainError('sign_in_required');
    if (request.headers.get('accept') !== 'application/json') throw new DomainError('unchecked');
    return Response.json((await work(ctx, await readForm(request))) satisfies CheckedAnswer);
  } catch (error) {
    const isInput = error instanceof ZodError;
    const known = isInput ? new DomainError('invalid', {}, fieldsOf(error)) : asDomainError(error);
    if (!known) throw error;
    if (request.headers.get('accept') !== 'application/json') throw failWith(known, request);
    const { code, facts, fields } = known;
    return Response.json(
      {
        error: code,
        says: sentence(code, facts),
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, each]) => [name, sentence(each, facts)]),
        ),
        places: String(facts['places'] ?? ''),
      } satisfies CheckedAnswer,
      { status: statusOf(code) },
    );
  }
}
