import { data } from '@remix-run/node';
import { doOnce, findAnswer, type KeptAnswer, type Keeping } from '#app/platform/sent-forms.server.ts';
import { isFresh } from '#app/domains/accounts/permissions.ts';
import { CONFIRMING } from './confirming.ts';
import type { RequestContext } from './context.server.ts';
import type { FormValues } from './forms.server.ts';

type Sent = { pageView: string; values: FormValues };

/** What a form sent, apart from the page view that it was sent from; '' where it says none. */
export function takePageView({ once, ...values }: FormValues): Sent {
  return { pageView: typeof once === 'string' ? once : '', values };
}

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
  const form = JSON.stringify([ctx.actor?.id ?? '', ctx.actor?.sessionId ?? '', pathname, search, pageView]);
  // The fields that confirm an identity differ each time the same form is sent.
  const content = JSON.stringify(Object.entries(values).filter(([name]) => !name.startsWith(CONFIRMING)));
  // An answer that is shown at once may be a secret, which its verb gives only after a fresh sign-in. Without an account there is none.
  const as = { ...kind, mayRepeat: (kept: KeptAnswer) => 'to' in kept || !ctx.actor || isFresh(ctx) };
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

export type AnswerKind<T> = Omit<Keeping<T>, 'mayRepeat'> & {
  /** Says where to go, and nothing else. */
  leadsAway: (answer: T) => boolean;
};

const whereTo = (answer: unknown): string | null =>
  answer instanceof Response ? answer.headers.get('Location') : null;
const SESSION = /^(__Host-)?(session|second-step)=/;

/** An answer of a page: a redirect, or what it shows at once. A redirect that sets a session is not kept: it would lead on without one. */
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
    const isSession = answer.headers.getSetCookie().some((cookie) => SESSION.test(cookie));
    return to === null || isSession ? null : { status: answer.status, to };
  },
  again: (kept) =>
    'to' in kept
      ? new Response(null, { status: Number(kept['status']), headers: { Location: String(kept['to']) } })
      : data(kept['data'], { status: Number(kept['status']) }),
};

/** An answer to a script that goes to `to` by itself. */
export const DONE: AnswerKind<{ to: string; id?: string }> = {
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
