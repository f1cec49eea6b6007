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

const STATUS: Partial<Record<ErrorCode, number>> = {
  address_malformed: 400,
  request_malformed: 400,
  unexpected: 500,
  method_refused: 405,
  too_slow: 408,
  form_type_refused: 415,
  host_unknown: 421,
  too_many_requests: 429,
  sign_in_required: 401,
  sign_in_wrong: 401,
  blocked: 403,
  email_unconfirmed: 403,
  cross_site: 403,
  not_found: 404,
  gone_meanwhile: 404,
  link_expired: 410,
  step_expired: 410,
  certificate_revoked: 410,
  certificate_superseded: 410,
  too_large: 413,
  too_many_tries: 429,
  too_quick: 429,
  busy: 503,
  database_away: 503,
  outcome_unknown: 503,
  quota_reached: 413,
  storage_full: 507,
  too_many_commits: 429,
  too_many_launches: 429,
  room_full: 429,
  membership_open: 409,
  already_decided: 409,
  already_evaluated: 409,
  not_complete: 409,
  test_failed: 409,
  enrolment_confirmed: 409,
  email_taken: 409,
  own_role: 409,
  own_factors: 409,
  confirm_needed: 403,
  passkey_refused: 403,
  passkey_known: 409,
  too_many_passkeys: 409,
  app_known: 409,
  factor_required: 409,
  own_decision: 403,
  name_verified: 409,
  name_change_open: 409,
  launch_over: 409,
  commit_malformed: 400,
  changed_meanwhile: 409,
  course_changed: 409,
  rules_changed: 409,
  cycle_running: 409,
  disclosure_unseen: 409,
  disclosure_unresolved: 409,
  tries_spent: 409,
  try_waits: 409,
  room_blocked: 403,
  members_only: 403,
  seat_needed: 403,
  seat_waits: 403,
  prompt_closed: 409,
  webinar_begun: 409,
  webinar_over: 409,
  webinar_not_over: 409,
  webinar_not_open: 409,
  webinar_not_announced: 409,
  rule_fixed: 409,
  too_early: 409,
  no_recording: 409,
  beat_malformed: 400,
  video_off: 503,
  video_away: 503,
  video_key: 502,
  video_refused: 502,
  video_gone: 502,
  no_ffmpeg: 503,
  place_taken: 409,
  meeting_ahead: 409,
  meeting_over: 409,
  pair_barred: 409,
  proposal_over: 409,
  programme_closed: 409,
  not_verified: 403,
  check_old: 409,
  card_changed: 409,
  case_closed: 409,
  case_withdrawn: 409,
  case_reassigned: 409,
  not_answered: 409,
  nobody_else: 409,
  pictures_missing: 409,
  releaser_needed: 409,
};

/** Everything that is not named is the reader's input: 422. */
export const statusOf = (code: ErrorCode): number => STATUS[code] ?? 422;

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

/** RFC 9110 §10.2.3: seconds after which what was refused for a while may be asked for again. */
const RETRY_AFTER: Partial<Record<ErrorCode, string>> = {
  busy: '2',
  database_away: '5',
  outcome_unknown: '5',
  storage_full: '300',
  too_many_commits: '60',
  too_many_launches: '3600',
};
/** `facts.seconds` says it where it follows from what happened; the rest from the code. */
export const retryAfter = (code: ErrorCode, facts: Facts = {}): Record<string, string> => {
  const seconds = facts['seconds'] ?? RETRY_AFTER[code];
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
};

/**
 * The answer to an error in a loader: a redirect to the page that signs in or confirms, an error page with a sentence, or the
 * fault itself.
 */
export function failWith(error: unknown, request: Request): unknown {
  // What a schema refuses in a loader is a fault of ours: what people ask for is read more kindly.
  const known = error instanceof ZodError ? null : toFailure(error);
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
