import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { codeAndFacts, DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { admit, type Guard, intentOf, type Intents, type Sent, type Table } from './actions.server.ts';
import { failureJson, type FailureResponse, failWith, toFailure } from './error-response.server.ts';
import type { RequestContext } from './context.server.ts';
import { type FormValues, readForm } from './forms.server.ts';
import { answerOnce, takePageView } from './answer-once.server.ts';
import type { Keeping } from '#app/platform/sent-forms.server.ts';

export const isScript = (request: Request): boolean => request.headers.get('accept') === 'application/json';

/** Whoever may not be on the page has no page to go back to. */
const OUTSIDE: ErrorCode[] = ['not_found', 'sign_in_required', 'seat_needed', 'seat_waits'];

/**
 * The action of an address beside a page that goes on in a script: JSON to the script, what the act returns or why it was
 * refused; to a form without a script a redirect `back` to the page, which says what was refused.
 */
export async function scriptActions<Own>(
  { request, context }: ActionFunctionArgs,
  page: {
    guard: Guard<Own>;
    intents: Intents<Own, Table>;
    back: (asked: Omit<Sent, 'did'>, refused?: ErrorCode) => string;
  },
): Promise<Response> {
  let values: FormValues = {};
  const back = (refused?: ErrorCode) => redirect(page.back({ intent: intentOf(values), values }, refused));
  try {
    const sent = takePageView(await readForm(request));
    ({ values } = sent);
    const did = await answerOnce(
      { request, context, ...sent },
      async () => {
        const run = await admit(context, values, page);
        return async (own) => (await run(own)).did;
      },
      DID,
    );
    return isScript(request) ? Response.json(did ?? { ok: true }) : back();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (isScript(request)) return failureJson(failure, context.locale);
    if (OUTSIDE.includes(failure.code)) throw failWith(error, request);
    return back(failure.code);
  }
}

/** A message has one field: what is wrong with it is what is wrong. */
function failureOf(error: unknown): FailureResponse | null {
  const failure = toFailure(error);
  if (!failure || !(error instanceof ZodError)) return failure;
  return { ...failure, ...codeAndFacts(Object.values(failure.fields)[0] ?? 'form_malformed') };
}

/** What a script that sends for its page hears: where to go. */
type Done = { to: string; id?: string };

/**
 * The action of forms whose words are checked on the device, for their script alone: anything else is refused before it is
 * read, so that nothing leaves a device unchecked.
 */
export function checkedActions<Own>(
  args: ActionFunctionArgs,
  page: { guard: Guard<Own>; intents: Intents<Own, Table>; to: (sent: Sent) => string },
): Promise<Response> {
  return answerPrepared(args, async (context, values) => {
    const run = await admit(context, values, page);
    return async (own) => ({ to: page.to(await run(own)) });
  });
}

/** As `checkedActions`, for an address of one form, whose verb says who may. */
export const answerChecked = (
  args: ActionFunctionArgs,
  work: (context: RequestContext, values: FormValues) => Promise<Done>,
): Promise<Response> => answerPrepared(args, (_, values) => (own) => work(own, values));

type Run = (context: RequestContext) => Promise<Done>;

function answerPrepared(
  args: ActionFunctionArgs,
  prepare: (context: RequestContext, values: FormValues) => Run | Promise<Run>,
): Promise<Response> {
  const { request, context } = args;
  return answerScript(args, async () => {
    if (!isScript(request)) throw new DomainError('unchecked');
    const sent = takePageView(await readForm(request));
    return answerOnce({ request, context, ...sent }, async () => prepare(context, sent.values), DONE);
  });
}

const DID: Keeping<unknown> = { keep: (did) => ({ did }), again: ({ did }) => did };
const DONE: Keeping<Done> = { keep: (done) => done, again: (kept) => kept as Done };

/** To a script that somebody signed in runs: what was done, or what is wrong in the reader's language, with the places alone. */
export async function answerScript(
  { context: { ctx, locale } }: ActionFunctionArgs,
  work: (ctx: Ctx) => Promise<Done>,
): Promise<Response> {
  try {
    if (!ctx.actor) throw new DomainError('sign_in_required');
    return Response.json(await work(ctx));
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    return failureJson(failure, locale);
  }
}
