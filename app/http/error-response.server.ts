import { data, redirect } from '@remix-run/node';
import { ZodError } from 'zod';
import { translatorFor } from '#app/i18n/translate.server.ts';
import {
  codeAndFacts,
  DomainError,
  type ErrorCode,
  type Facts,
  type FieldError,
  type FieldErrors,
} from '#app/platform/errors.ts';
import { errorOfIssue } from '#app/platform/form-fields.ts';
import { isStorageFull } from '#app/platform/storage.server.ts';
import { urls } from '#app/urls.ts';
import errors from '#locales/en/errors.json';
import { DatabaseAway, databaseFault } from '#db/database.ts';
import { retryAfter, statusOf } from './statuses.server.ts';

export type Failure = { code: ErrorCode; facts: Facts };
/** An error turned into an answer, before it is a page, a form or JSON. */
export type FailureResponse = Failure & {
  fields: FieldErrors;
  status: number;
  headers: Record<string, string>;
};

/** The domain's own error, what became of the database or the disk, or what is wrong with the input; null for a fault of ours. */
export function toFailure(error: unknown): FailureResponse | null {
  const known =
    error instanceof ZodError ? new DomainError('invalid', {}, fieldsOf(error)) : asDomainError(error);
  if (!known) return null;
  const { code, facts, fields } = known;
  return { code, facts, fields, status: statusOf(code), headers: retryAfter(code, facts) };
}

function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (isStorageFull(error)) return new DomainError('storage_full');
  const fault = databaseFault(error);
  if (!fault) return null;
  if (!(fault instanceof DatabaseAway)) return new DomainError('busy');
  return new DomainError(fault.outcome === 'unknown' ? 'outcome_unknown' : 'database_away');
}

/** The first thing wrong with each field; messages of our schemas are codes, the rest is named after its kind. */
function fieldsOf(error: ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    fields[name] ??= fieldErrorOf(issue);
  }
  return fields;
}

const isErrorCode = (message: string): message is ErrorCode => Object.hasOwn(errors, message);

type Issue = ZodError['issues'][number];

function fieldErrorOf(issue: Issue): FieldError {
  if (isErrorCode(issue.message)) return errorOfIssue(issue);
  if (issue.code === 'invalid_type') return 'required';
  // Where a field may be filled in several ways, the one that is not a fixed value says what is wrong.
  const wider = issue.code === 'invalid_union' ? issue.errors.flatMap(([first]) => first ?? []) : [];
  const found = wider.find(({ code }) => code !== 'invalid_value' && code !== 'invalid_type');
  return found ? fieldErrorOf(found) : 'choose_from_list';
}

/** What a schema refuses in a loader is a fault of ours: what people ask for is read more kindly. */
export const loaderFailure = (error: unknown): FailureResponse | null =>
  error instanceof ZodError ? null : toFailure(error);

/**
 * The answer to an error in a loader: a redirect to the page that signs in or confirms, an error page with a sentence, or the
 * fault itself.
 */
export function failWith(error: unknown, request: Request): unknown {
  const known = loaderFailure(error);
  if (!known) return error;
  const { code, facts, status, headers } = known;
  const { pathname, search } = new URL(request.url);
  if (code === 'sign_in_required' && request.method === 'GET')
    return redirect(urls.signIn(pathname + search));
  // 307 (RFC 9110 §15.4.8): the browser sends the form along, and after the confirmation back again, so that nothing is lost.
  if (code === 'confirm_needed')
    return redirect(urls.confirmIdentity(pathname + search), request.method === 'GET' ? 302 : 307);
  return data({ code, facts } satisfies Failure, { status, headers });
}

/** For a script: the code, its sentence and those of the fields in the reader's language; never a word of what was sent. */
export function failureJson(
  { code, facts, fields, status, headers }: FailureResponse,
  locale: string,
): Response {
  const t = translatorFor(locale);
  const sentence = (each: FieldError) => {
    const said = codeAndFacts(each);
    return t(`errors:${said.code}`, { ...facts, ...said.facts });
  };
  return Response.json(
    {
      error: code,
      says: sentence(code),
      fields: Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, sentence(each)])),
      places: String(facts['places'] ?? ''),
    },
    { status, headers },
  );
}
