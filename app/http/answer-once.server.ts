import { data } from '@remix-run/node';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isFresh } from '#app/domains/accounts/permissions.ts';
import { identifyActor } from '#app/domains/accounts/sessions/identify-actor.server.ts';
import type { Key } from '#app/i18n/key.ts';
import { type KeptAnswer, leadsOn } from '#app/platform/sent-answers.server.ts';
import { doOnce, findAnswer, type Keeping } from '#app/platform/sent-forms.server.ts';
import { CONFIRMING } from './confirming.ts';
import type { RequestContext } from './context.server.ts';
import { mustBeReader } from './page-view.server.ts';
import { isSaid } from './said.server.ts';
import { saySentBefore } from './sent-before.server.ts';
import type { FormValues } from './forms.server.ts';

type Sent = { pageView: string; values: FormValues };

/**
 * What a form sent, apart from the page view that it was sent from; '' where it says none. A script that repeats a signal says it as `drawn`,
 * because its signals are not one form that was pressed twice. Throws `page_of_another`.
 */
export function takePageView(ctx: Ctx, { once, drawn, ...values }: FormValues): Sent {
  for (const each of [once, drawn]) if (typeof each === 'string') mustBeReader(ctx, each);
  return { pageView: typeof once === 'string' ? once : '', values };
}

/** A sign-in that waits for its second step is not a session, and nobody else gets its answer. */
const STEP = /(?:^|;\s*)(?:__Host-)?second-step=([^;]*)/;

/**
 * Does what a form asks for once: the same content from the same page view is a second press, and gets the answer to the first.
 * `admit` checks each time whether the sender may, and returns what is to be done. If the first press has closed the page to its sender,
 * who has left an association for example, the second redirects to the same place and tells nothing else.
 */
export async function answerOnce<T>(
  { request, context, pageView, values }: { request: Request; context: RequestContext } & Sent,
  admit: () => Promise<(context: RequestContext) => Promise<T>>,
  kind: AnswerKind<T>,
): Promise<T> {
  const { ctx } = context;
  if (!pageView) return (await admit())(context);
  const { pathname, search } = new URL(request.url);
  const step = STEP.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
  const sender = [ctx.actor?.id ?? '', ctx.actor?.sessionId ?? step];
  const form = JSON.stringify([...sender, pathname, search, pageView]);
  // The fields that confirm an identity differ each time the same form is sent.
  const content = JSON.stringify(Object.entries(values).filter(([name]) => !name.startsWith(CONFIRMING)));
  const as: Keeping<T> = {
    ...kind,
    mayRepeat: kind.mayRepeat ?? ((kept) => mayHear(ctx, kept)),
    again(kept, late) {
      if (!late) return kind.again(kept);
      context.cookies.push(saySentBefore(ctx));
      const { said: _, ...silent } = kept;
      return kind.again(silent);
    },
  };
  let run: (context: RequestContext) => Promise<T>;
  try {
    run = await admit();
  } catch (error) {
    const earlier = await findAnswer(ctx, { form, content }, as);
    if (earlier && kind.leadsAway(earlier)) return earlier;
    throw error;
  }
  return doOnce(ctx, { form, content }, (db) => run({ ...context, ctx: { ...ctx, db } }), as);
}

/**
 * An answer that is shown immediately may be a secret, which its verb gives only after a fresh sign-in. Without an account there is none;
 * a session that was opened is given again while it lasts.
 */
async function mayHear(ctx: Ctx, kept: KeptAnswer): Promise<boolean> {
  if (leadsOn(kept)) return true;
  if (!kept['cookies']) return !ctx.actor || isFresh(ctx);
  const cookies = (kept['cookies'] as string[]).map((cookie) => cookie.split(';')[0]).join('; ');
  return (await identifyActor(ctx, cookies, ctx.now)).actor !== null;
}

export type AnswerKind<T> = Pick<Keeping<T>, 'copy' | 'keep'> &
  Partial<Pick<Keeping<T>, 'mayRepeat'>> & {
    again: (kept: KeptAnswer) => T;
    /** A redirect and nothing else. */
    leadsAway: (answer: T) => boolean;
  };

const whereTo = (answer: unknown): string | null =>
  answer instanceof Response ? answer.headers.get('Location') : null;
/** Cookie of a session, or of a sign-in that waits for its second step; the open one of the two. */
const SIGNS_IN = /^(__Host-)?(session|second-step)=/;
const OPENS_SESSION = /^(__Host-)?session=[^;]/;

/**
 * An answer of a page: a redirect, or what it shows immediately. One that opens a session is repeated with its cookies, because the proof
 * for it, a code, is used up; one that only asks for a second step is not kept: a new sign-in asks again.
 */
export const PAGE_ANSWER: AnswerKind<unknown> = {
  leadsAway: (answer) => whereTo(answer) !== null,
  copy: (answer) =>
    answer instanceof Response
      ? new Response(null, { status: answer.status, headers: new Headers(answer.headers) })
      : answer,
  keep(answer) {
    if (!(answer instanceof Response)) {
      const { data: shown, init } = answer as { data: unknown; init: ResponseInit | null };
      return { data: shown, status: init?.status ?? 200 };
    }
    const to = whereTo(answer);
    if (to === null) return null;
    const { status } = answer;
    const cookies = answer.headers.getSetCookie();
    if (cookies.some((cookie) => OPENS_SESSION.test(cookie))) return { status, to, cookies };
    if (cookies.some((cookie) => SIGNS_IN.test(cookie))) return null;
    const said = cookies.find(isSaid);
    return said ? { status, to, said } : { status, to };
  },
  again(kept) {
    const { data: shown, status, to, said, cookies = [] } = kept as { data?: unknown; status: number; to?: string; said?: string; cookies?: string[] }; // oxfmt-ignore
    if (to === undefined) return data(shown, { status });
    const headers = new Headers({ Location: to });
    for (const cookie of said ? [...cookies, said] : cookies) headers.append('Set-Cookie', cookie);
    return new Response(null, { status, headers });
  },
};

/** The same where only an immediate second press gets the answer to the first: later it is new work. */
export const PRESSED_TWICE: AnswerKind<unknown> = { ...PAGE_ANSWER, mayRepeat: (_, late) => !late };

/** An answer to a script that goes to `to` by itself. */
export const DONE: AnswerKind<{ to: string; id?: string; said?: Key }> = {
  leadsAway: () => true,
  copy: (done) => done,
  keep: (done) => done,
  again: (kept) => kept as { to: string },
};

/** What came of it, for a script that stays. */
export const DID: AnswerKind<unknown> = {
  leadsAway: () => false,
  copy: (did) => did,
  keep: (did) => ({ did }),
  again: ({ did }) => did,
};
