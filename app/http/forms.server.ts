import { data } from '@remix-run/node';
import { ZodError } from 'zod';
import { DomainError, type ErrorCode, type FieldErrors } from '#app/platform/errors.ts';
import { readBody } from '#app/platform/read-body.server.ts';
import { CONFIRMING } from './confirming.ts';
import { failWith, type Failure, toFailure } from './error-response.server.ts';
import { secretsIn } from './secret-fields.server.ts';

export type FormValues = Record<string, string | string[]>;
/** Values with which a form is shown again: all that was typed, secrets excepted. */
export type FormAnswer = { fields: FieldErrors; failure: Failure | null; values: FormValues };

/** Errors that the form itself cannot answer: what no form of the page has sent, none of them would show. */
const LEADS_AWAY: ErrorCode[] = [
  'page_of_another',
  'not_found',
  'sign_in_required',
  'confirm_needed',
  'form_malformed',
];

/** Of all fields of a form, as they are sent. */
export const FORM_BYTES = 256 * 1024;
/** No file was sent: what was written is too long. */
export const formTooLarge = (): DomainError => new DomainError('form_too_large');

/** Fields of a small form; `lists` are names that may come several times. Throws `form_too_large`. */
export async function readForm(request: Request, lists: string[] = []): Promise<FormValues> {
  const form = await readPairs(request);
  const all = (name: string) => form.filter(([each]) => each === name).map(([, value]) => value);
  const values: FormValues = Object.fromEntries(lists.map((name) => [name, all(name)]));
  for (const [name, value] of form) if (!lists.includes(name)) values[name] = value.replace(/\r\n/g, '\n');
  return values;
}

/** The fields of a small form in their order, names as often as they came. Throws `form_too_large`, or `form_type_refused` for what is no form. */
export async function readPairs(request: Request): Promise<[name: string, value: string][]> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new DomainError('form_type_refused');
  // Node's streams can be iterated; the types of the web's do not say so.
  const body = (request.body ?? []) as unknown as AsyncIterable<Uint8Array>;
  return [...new URLSearchParams((await readBody(body, FORM_BYTES, formTooLarge)).toString('utf8'))];
}

/** The form again, with what was wrong; throws what no form can answer. */
export function refusal(error: unknown, request: Request, values: FormValues) {
  const secrets = secretsIn(values);
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !secrets.includes(name) && !name.startsWith(CONFIRMING)),
  );
  const known = toFailure(error);
  if (!known || LEADS_AWAY.includes(known.code)) throw failWith(error, request);
  const { code, facts, fields, status, headers } = known;
  const isBesideFields = error instanceof ZodError || Object.keys(fields).length > 0;
  return data<FormAnswer>(
    { fields, failure: isBesideFields ? null : { code, facts }, values: kept },
    { status, headers },
  );
}

/** Address to open after signing in: one of our own paths, nothing else. */
export const safePath = (to: string | null | undefined): string | null =>
  to && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : null;
