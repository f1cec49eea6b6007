import type { Platform } from '#app/platform/platform.server.ts';

/** A form that was done some time ago is not done again, and leads where it led then: the next page says so, by this cookie. */
const NAME = 'sent-before';
const SECONDS = 60;

const cookieOf = ({ settings }: Pick<Platform, 'settings'>, value: string, seconds: number): string =>
  `${NAME}=${value}; HttpOnly; Path=/; SameSite=Lax; Max-Age=${seconds}${settings.secure ? '; Secure' : ''}`;

export const saySentBefore = (platform: Pick<Platform, 'settings'>): string =>
  cookieOf(platform, 'yes', SECONDS);

/** Whether the requested page shows the notice; the cookie that clears it is added to the others. */
export function takeSentBefore(
  request: Request,
  { ctx, cookies }: { ctx: Pick<Platform, 'settings'>; cookies: string[] },
): boolean {
  const isSaid = /(?:^|;\s*)sent-before=yes\b/.test(request.headers.get('cookie') ?? '');
  if (isSaid) cookies.push(cookieOf(ctx, '', 0));
  return isSaid;
}
