import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Key } from '#app/i18n/key.ts';
import type { Facts } from '#app/platform/errors.ts';
import { openText, sealText } from '#app/platform/sealed-text.server.ts';

/** The form that takes back what was just done: it is sent to the page that did it. */
export type Undo = { intent: string; hidden?: Record<string, string> };
/** What the next page says of what was just done. */
export type Said = { key: Key; facts?: Facts; undo?: Undo };
/** As the next page gets it: `to` is the page that did it. */
export type SaidOnPage = Said & { to: string };

type Own = Pick<Ctx, 'settings' | 'keys' | 'actor'>;

/** What of a request's context is needed here. */
type OwnPage = { ctx: Own; cookies: string[]; said?: SaidOnPage };

const NAME = 'said';
/** The redirect is followed at once, and on a slow connection within a minute. */
const SECONDS = 60;
/** A cookie holds 4 kB: what is longer is said without its facts. */
const MOST = 3_000;

const cookieOf = ({ settings }: Pick<Own, 'settings'>, value: string, seconds: number): string =>
  `${NAME}=${value}; HttpOnly; Path=/; SameSite=Lax; Max-Age=${seconds}${settings.secure ? '; Secure' : ''}`;

/**
 * Cookie that lets the next page show the message, to the person who acted. It is sealed, because facts may name people and the form that takes it back is ours alone to
 * offer.
 */
export function sayNext(own: Own, request: Request, { key, facts, undo }: Said): string {
  const { pathname, search } = new URL(request.url);
  const by = own.actor?.id ?? null;
  const seal = (said: object) => sealText(own.keys.for('said'), JSON.stringify({ ...said, by }), NAME);
  const whole = seal({ key, facts, undo, to: pathname + search });
  return cookieOf(own, whole.length > MOST ? seal({ key: 'said.done', to: pathname }) : whole, SECONDS);
}

/** Lets the page say it that is drawn in answer to the form, as one that shows a secret once is. */
export function sayHere(context: { said?: SaidOnPage }, request: Request, said: Said): void {
  const { pathname, search } = new URL(request.url);
  context.said = { ...said, to: pathname + search };
}

/** Whether a page may clear this cookie: one that leads on itself has said nothing. */
export const mayClear = (cookie: string, answer: Response): boolean =>
  !isSaid(cookie) || answer.status < 300 || answer.status >= 400;

/** Of an answer's cookies, the one that says something. */
export const isSaid = (cookie: string): boolean => cookie.startsWith(`${NAME}=`);

/**
 * Returns the message of the requested page and adds the cookie that clears it to the others. A message about what another person did on a shared computer
 * is dropped; somebody who has signed out gets only messages that name nobody, such as that they signed out.
 */
export function takeSaid(request: Request, { ctx, cookies, said }: OwnPage): SaidOnPage | null {
  if (said) return said;
  // A script that follows the redirect of what it sent has the page drawn for nobody: the message waits for the page that it opens then.
  if (request.headers.get('sec-fetch-dest') === 'empty') return null;
  const sealed = /(?:^|;\s*)said=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  if (!sealed) return null;
  cookies.push(cookieOf(ctx, '', 0));
  try {
    const { by, ...kept } = JSON.parse(openText(ctx.keys.for('said'), sealed, NAME)) as SaidOnPage & {
      by: string | null;
    };
    if (!by || by === ctx.actor?.id) return kept;
    // Somebody who has just signed out still hears that; what names people or can be undone is nobody's any more.
    return ctx.actor || kept.facts || kept.undo ? null : kept;
  } catch {
    // Of an earlier key, or not ours.
    return null;
  }
}
