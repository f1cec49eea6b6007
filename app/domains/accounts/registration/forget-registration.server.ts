import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { blankRegistrationCookie } from '#app/domains/accounts/internal/registration-cookie.server.ts';

/** The cookie that forgets what this browser registered. */
export const forgetRegistration = (ctx: Pick<Ctx, 'settings'>): string => blankRegistrationCookie(ctx);
