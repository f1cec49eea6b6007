import type { ActionFunctionArgs } from '@remix-run/node';
import { ZodError } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Key } from '#app/i18n/key.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { codeAndFacts, DomainError } from '#app/platform/errors.ts';
import { admit, type Guard, type Intents, SAVED, type Sent, type Table } from './actions.server.ts';
import { failureJson, toFailure } from './error-response.server.ts';
import type { RequestContext } from './context.server.ts';
import { type FormValues, readForm } from './forms.server.ts';
import { sayNext } from './said.server.ts';
import { answerOnce, DID, DONE, takePageView } from './answer-once.server.ts';

export const isScript = (request: Request): boolean => request.headers.get('accept') === 'application/json';

/**
 * In place of a redirect a script is told where to go: it would follow one unseen, and so use up what the next page says was done
 * (`said.server.ts`).
 */
export function withoutRedirect(request: Request, answer: Response): Response {
  const to = answer.headers.get('Location');
  if (to === null || request.method !== 'POST' || !isScript(request)) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('Location');
  return Response.json({ to }, { headers });
}

/**
 * The action of an address that the script of a page sends to: what the act returns, or why it was refused, as JSON. Without a script the
 * same forms go to the page itself (`actions`).
 */
export async function scriptActions<Own>(
  { request, context }: ActionFunctionArgs,
  page: { guard: Guard<Own>; intents: Intents<Own, Table> },
): Promise<Response> {
  try {
    const { values, ...sent } = takePageView(context.ctx, await readForm(request));
    const did = await answerOnce(
      { request, context, ...sent, values },
      async () => {
        const run = await admit(context, values, page);
        return async (own) => (await run(own)).did;
      },
      DID,
    );
    return Response.json(did ?? { ok: true });
  } catch (error) {
    return refusedJson(error, context.locale);
  }
}

/**
 * Why a form was refused, with what its page needs to say so beside its fields, as `refusal` (`./forms.server.ts`) gives it to a page;
 * `error` and `says` are the one thing to say where there is no such place: a message has one field, and what is wrong with that is it.
 */
function refusedJson(error: unknown, locale: string): Response {
  const known = toFailure(error);
  if (!known) throw error;
  const { code, facts, fields, status, headers } = known;
  const [wrong] = Object.values(fields);
  const first = error instanceof ZodError ? codeAndFacts(wrong ?? 'form_malformed') : { code, facts };
  const failure = wrong === undefined ? first : null;
  const says = translatorFor(locale)(`errors:${first.code}`, first.facts);
  return Response.json({ error: first.code, says, fields, failure }, { status, headers });
}

/** What a script that sends for its page hears: where to go. `said`: what the page there says was done. */
type Done = { to: string; id?: string; said?: Key };

/**
 * The action of forms whose words are checked on the device, for their script alone: anything else is refused before it is
 * read, so that nothing leaves a device unchecked.
 */
export function checkedActions<Own>(
  args: ActionFunctionArgs,
  page: {
    guard: Guard<Own>;
    intents: Intents<Own, Table>;
    to: (sent: Sent) => string;
    said: Record<string, Key>;
  },
): Promise<Response> {
  return answerPrepared(args, async (context, values) => {
    const run = await admit(context, values, page);
    return async (own) => {
      const sent = await run(own);
      return { to: page.to(sent), said: page.said[sent.intent] ?? SAVED };
    };
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
    const sent = takePageView(context.ctx, await readForm(request));
    return answerOnce({ request, context, ...sent }, async () => prepare(context, sent.values), DONE);
  });
}

/** To a script that somebody signed in runs: what was done, or what is wrong in the reader's language, with the places alone. */
export async function answerScript(
  { request, context: { ctx, locale } }: ActionFunctionArgs,
  work: (ctx: Ctx) => Promise<Done>,
): Promise<Response> {
  try {
    if (!ctx.actor) throw new DomainError('sign_in_required');
    const { said, ...done } = await work(ctx);
    return Response.json(done, {
      headers: said ? { 'Set-Cookie': sayNext(ctx, request, { key: said }) } : {},
    });
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    return failureJson(failure, locale);
  }
}
