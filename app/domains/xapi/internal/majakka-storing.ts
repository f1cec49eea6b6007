import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MAJAKKA } from '#app/domains/xapi/credentials/client.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { StoringContext } from './prepared-statement.ts';

/** Majakka itself, as the authority of what its own modules say. */
export const majakkaAuthority = (appOrigin: string) => ({
  objectType: 'Agent',
  account: { homePage: appOrigin, name: MAJAKKA },
});

export function majakkaStoring({ db, settings: { appOrigin } }: Ctx, now: Date): StoringContext {
  const authority = majakkaAuthority(appOrigin);
  return {
    db,
    appOrigin,
    now,
    authority,
    authorityKey: agentKey(authority)!,
    version: '1.0.3',
    owner: MAJAKKA,
    mayDefine: true,
    within: null,
    mayVoidAnything: false,
  };
}
