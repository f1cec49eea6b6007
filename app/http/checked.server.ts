import type { ActionFunctionArgs } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { asDomainError, retryAfter, statusOf } from './error-response.server.ts';
import { fieldsOf, type FormValues, readForm } from './forms.server.ts';

/** Answer to the script of a checked form: where to go, or sentences and places; never the text that was sent. */
export type CheckedAnswer =
  | { to: string; id?: string }
  | { error: ErrorCode; says: string; fields: Record<string, string>; places: string };

/**
 * Forms whose words are checked on the device: JSON to their script. Anything else is refused before it is read, so that
 * nothing leaves a device unchecked.
 */
export async function answerChecked(
  args: ActionFunctionArgs,
  work: (ctx: Ctx, values: FormValues) => Promise<{ to: string; id?: string }>,
): Promise<Response> {
  return answerScript(args, async (ctx) => {
    if (args.request.headers.get('accept') !== 'application/json') throw new DomainError('unchecked');
    return work(ctx, await readForm(args.request));
  });
}

/** To a script that somebody signed in runs: what was done, or what is wrong in the reader's language, with the places alone. */
export async function answerScript(
  { context: { ctx, locale } }: ActionFunctionArgs,
  work: (ctx: Ctx) => Promise<{ to: string; id?: string }>,
): Promise<Response> {
  try {
    if (!ctx.actor) throw new DomainError('sign_in_required');
    return Response.json((await work(ctx)) satisfies CheckedAnswer);
  } catch (error) {
    const isInput = error instanceof ZodError;
    const known = isInput ? new DomainError('invalid', {}, fieldsOf(error)) : asDomainError(error);
    if (!known) throw error;
    const { code, facts, fields } = known;
    const t = translatorFor(locale);
    const sentence = (each: ErrorCode) => t(`errors:${each}` as 'errors:invalid', facts);
    return Response.json(
      {
        error: code,
        says: sentence(code),
        fields: Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, sentence(each)])),
        places: String(facts['places'] ?? ''),
      } satisfies CheckedAnswer,
      { status: statusOf(code), headers: retryAfter(code) },
    );
  }
}
