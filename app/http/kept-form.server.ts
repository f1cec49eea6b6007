import { redirect } from '@remix-run/node';
import { newToken } from '#app/platform/ids.server.ts';
import { dropKeptForm, findKeptForm, type KeptForm, keepForm } from '#app/platform/kept-forms.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { DAY_MS, MINUTE_MS } from '#app/platform/time.ts';
import { urls } from '#app/urls.ts';
import { CONFIRMING } from './confirming.ts';
import type { RequestContext } from './context.server.ts';
import { safePath } from './forms.server.ts';
import { findReader } from './page-view.server.ts';
import { secretsIn } from './secret-fields.server.ts';

/** A form as it came: its fields in their order, and whether a file came with it. */
export type CameForm = { fields: [name: string, value: string][]; hasFile: boolean };

const COOKIE = /(?:^|;\s*)(?:__Host-)?kept-form=([\w-]+)/;
const browserOf = (request: Request): string | null =>
  COOKIE.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;
const cookieOf = ({ secure }: Platform['settings'], browser: string): string =>
  `${secure ? '__Host-' : ''}kept-form=${browser}; HttpOnly; Path=/; SameSite=Lax; Max-Age=${DAY_MS / 1000}${secure ? '; Secure' : ''}`;

/** The page that a form is on and is sent to, whatever language it is shown in. */
function pathOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete('lang');
  return [pathname, searchParams].filter(String).join('?');
}

/** Target of a form that waits for a confirmation: somebody who has just signed in need not confirm it. Null for any other. */
function pathAfterConfirmation(request: Request): string | null {
  const { pathname, searchParams } = new URL(request.url);
  return pathname === urls.confirmIdentity() ? (safePath(searchParams.get('to')) ?? urls.security()) : null;
}

/**
 * Leads the sender of a form to the sign-in, after which they are back at its page with what they had typed (`findKept`). It is kept for the
 * person whom the page was drawn for, as its form says: no other who signs in there sees it. Secrets and files are not kept.
 */
export async function leadToSignIn(
  { ctx }: RequestContext,
  request: Request,
  came: CameForm | null,
): Promise<Response> {
  const confirmed = pathAfterConfirmation(request);
  const path = confirmed ?? pathOf(request);
  const pairs = came?.fields ?? [];
  const all = valuesOf(pairs);
  const personId = findReader(ctx, pairs.find(([name]) => name === 'once')?.[1] ?? '');
  // A confirmation that only opens a page holds nothing that was typed.
  if (!came || !personId) return redirect(urls.signIn(path, confirmed ? undefined : 'nothing'));
  const secrets = secretsIn(all);
  const values = Object.fromEntries(Object.entries(all).filter(([name]) => !secrets.includes(name)));
  const partly = came.hasFile || secrets.some((name) => all[name] !== '');
  const browser = browserOf(request) ?? newToken();
  await keepForm(ctx, { personId, browser, path }, { values, partly });
  const headers = { 'Set-Cookie': cookieOf(ctx.settings, browser) };
  return redirect(urls.signIn(path, partly ? 'partly' : 'all'), { headers });
}

/** By name; repeated fields are lists. Without the proof of identity and the page view, which belong to one sending. */
function valuesOf(pairs: CameForm['fields']): KeptForm['values'] {
  const values: KeptForm['values'] = {};
  for (const [name, text] of pairs) {
    if (name === 'once' || name.startsWith(CONFIRMING)) continue;
    const value = text.replace(/\r\n/g, '\n');
    const before = values[name];
    values[name] = before === undefined ? value : [...[before].flat(), value];
  }
  return values;
}

/** `goesOn`: the script of its page sends it by itself. */
export type FoundForm = KeptForm & { goesOn: boolean };

/** A form is sent on by itself only when the sign-in follows within this time; later, its sender looks at it again first. */
const GOES_ON_MS = 30 * MINUTE_MS;

/** The form that this person sent from this page, on this browser, after their session had ended; null where there is none. */
export async function findKept({ ctx }: RequestContext, request: Request): Promise<FoundForm | null> {
  const browser = browserOf(request);
  if (!ctx.actor || !browser || request.method !== 'GET') return null;
  const kept = await findKeptForm(ctx, { personId: ctx.actor.id, browser, path: pathOf(request) });
  return kept && { ...kept, goesOn: goesOn(kept, ctx.actor.confirmedAt, ctx.now) };
}

/** Only whole, soon after it was sent, and on the page to which its sender's sign-in has just led. */
function goesOn({ partly, at }: { partly: boolean; at: Date }, signedInAt: Date | null, now: Date): boolean {
  if (partly || signedInAt === null || signedInAt < at) return false;
  return signedInAt.getTime() - at.getTime() < GOES_ON_MS && now.getTime() - signedInAt.getTime() < MINUTE_MS;
}

/** Forgets it once it was sent; one that stays longer does no harm. Who only has to confirm their identity (307) has not sent it yet. */
export async function dropKept({ ctx }: RequestContext, request: Request, status: number): Promise<void> {
  const browser = browserOf(request);
  if (!ctx.actor || !browser || request.method !== 'POST' || status >= 400 || status === 307) return;
  await dropKeptForm(ctx, { personId: ctx.actor.id, browser, path: pathOf(request) }).catch((err: unknown) =>
    ctx.log.error({ err }, 'a form that was sent is still kept'),
  );
}
