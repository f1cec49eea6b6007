import { data } from '@remix-run/node';
import { doOnce, findAnswer, type KeptAnswer, type Keeping } from '#app/platform/sent-forms.server.ts';
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
 * `admit` says each time whether its sender may, and what is to be done. The first press may have closed the page to its sender
 * (who left an association, say): then they are led where that one was led, and learn nothing else.
 */
export async function answerOnce<T>(
  { request, context, pageView, values }: { request: Request; context: RequestContext } & Sent,
  admit: () => Promise<(context: RequestContext) => Promise<T>>,
  as: Keeping<T>,
): Promise<T> {
  const { ctx } = context;
  if (!pageView) return (await admit())(context);
  const { pathname, search } = new URL(request.url);
  const form = JSON.stringify([ctx.actor?.id ?? '', pathname, search, pageView]);
  // The proof that it is somebody is another one each time that the same form is sent.
  const content = JSON.stringify(Object.entries(values).filter(([name]) => !name.startsWith(CONFIRMING)));
  let run: (context: RequestContext) => Promise<T>;
  try {
    run = await admit();
  } catch (error) {
    const earlier = await findAnswer(ctx, { form, content });
    if (earlier && 'to' in earlier) return as.again(earlier);
    throw error;
  }
  return doOnce(ctx, { form, content }, (db) => run({ ...context, ctx: { ...ctx, db } }), as);
}

/** An answer that leads elsewhere and carries nothing else. */
const REDIRECT: Keeping<unknown> = {
  keep(answer) {
    if (!(answer instanceof Response) || answer.headers.has('Set-Cookie')) return null;
    const to = answer.headers.get('Location');
    return to === null ? null : { status: answer.status, to };
  },
  again: ({ status, to }) =>
    new Response(null, { status: Number(status), headers: { Location: String(to) } }),
};

/** An answer of a page: a redirect, or what it shows at once. */
export const PAGE_ANSWER: Keeping<unknown> = {
  keep: (answer): KeptAnswer | null =>
    answer instanceof Response ? REDIRECT.keep(answer) : { data: (answer as { data: unknown }).data },
  again: (kept) => ('to' in kept ? REDIRECT.again(kept) : data(kept['data'])),
};
