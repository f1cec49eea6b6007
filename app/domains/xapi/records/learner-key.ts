import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';

/** Key of a learner of ours in the index. */
export const learnerKey = (ctx: Ctx, opaqueId: string): string =>
  agentKey({ account: { homePage: ctx.settings.appOrigin, name: opaqueId } })!;
