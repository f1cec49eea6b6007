import { data } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError, type ErrorCode, type FieldErrors } from '#app/platform/errors.ts';
import { CONFIRMING } from './confirming.ts';
import type { RequestContext } from './context.server.ts';
import { asDomainError, failWith, type Failure, retryAfter, statusOf } from './error-response.server.ts';

export type FormValues = Record<string, string | string[]>;
/** Values with which a form is shown again: all that was typed, passwords excepted. */
export type FormAnswer = { fields: FieldErrors; failure: Failure | null; values: FormValues };

/** Errors that the form itself cannot answer. */
const LEADS_AWAY: ErrorCode[] = ['not_found', 'sign_in_required', 'confirm_needed'];

const FORM_BYTES = 256 * 1024;

/** Fields of a small form; `lists` are names that may come several times. Throws `too_large`. */
export async function readForm(request: Request, lists: string[] = []): Promise<FormValues> {
  const form = await readPairs(request);
  const all = (name: string) => form.filter(([each]) => each === name).map(([, value]) => value);
  const values: FormValues = Object.fromEntries(lists.map((name) => [name, all(name)]));
  for (const [name, value] of form) if (!lists.includes(name)) values[name] = value.replace(/\r\n/g, '\n');
  return values;
}

/** The fields of a small form in their order, names as often as they came. Throws `too_large`, or `form_type_refused` for what is no form. */
export async function readPairs(request: Request): Promise<[name: string, value: string][]> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new DomainError('form_type_refused');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > FORM_BYTES) throw new DomainError('too_large', { bytes: FORM_BYTES });
    chunks.push(chunk);
  }
  return [...new URLSearchParams(Buffer.concat(chunks).toString('utf8'))];
}

/** Runs an action's work on its form; faults of the input come back as the form with sentences beside the fields. */
export async function answerForm<T>(
  { request, context }: { request: Request; context: RequestContext },
  work: (ctx: Ctx, values: FormValues, context: RequestContext) => Promise<T>,
  lists: string[] = [],
) {
  let values: FormValues = {};
  try {
    values = await readForm(request, lists);
    return await work(context.ctx, values, context);
  } catch (error) {
    return refusal(error, request, values);
  }
}

/** The form again, with what was wrong; throws what no form can answer. */
export function refusal(error: unknown, request: Request, values: FormValues) {
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !/password/i.test(name) && !name.startsWith(CONFIRMING)),
  );
  if (error instanceof ZodError)
    return data<FormAnswer>({ fields: fieldsOf(error), failure: null, values: kept }, { status: 422 });
  const known = asDomainError(error);
  if (!known || LEADS_AWAY.includes(known.code)) throw failWith(error, request);
  const failure = Object.keys(known.fields).length > 0 ? null : { code: known.code, facts: known.facts };
  return data<FormAnswer>(
    { fields: known.fields, failure, values: kept },
    { status: statusOf(known.code), headers: retryAfter(known.code, known.facts) },
  );
}

/** The first thing wrong with each field; messages of our schemas are codes, a type that does not fit is `required`. */
export function fieldsOf(error: ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    fields[name] ??= (issue.code === 'invalid_type' ? 'required' : issue.message) as ErrorCode;
  }
  return fields;
}

/** Address to open after signing in: one of our own paths, nothing else. */
export const safePath = (to: string | null | undefined): string | null =>
  to && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : null;
