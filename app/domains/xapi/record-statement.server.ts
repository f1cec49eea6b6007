import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { OURSELVES } from './client.ts';
import type { Storing } from './internal/rows.server.ts';
import { makeReady, storeIn } from './internal/store.server.ts';
import { agentKey } from './statement/keys.ts';
import { validateStatement } from './statement/validate.ts';
import { type Verb, VERBS } from './verbs.ts';

export type StatementInput = {
  /** The learner's opaque id: names and addresses never stand in a statement. */
  actor: string;
  verb: Verb;
  /** Path of the activity under APP_ORIGIN, `/activities/…`. */
  activity: string;
  /** Language map, xAPI 1.0.3 Part 2 §2.4.4.1. */
  name: Record<string, string>;
  type: 'course' | 'assessment' | 'module' | 'event' | 'meeting' | 'video';
  registration: string | null;
  result?: Record<string, unknown>;
  /** Beside platform and registration, xAPI 1.0.3 Part 2 §2.4.6. */
  context?: Record<string, unknown>;
};

const typeOf = (type: StatementInput['type']): string =>
  type === 'video'
    ? 'https://w3id.org/xapi/video/activity-type/video'
    : `http://adlnet.gov/expapi/activities/${type}`;

/** Majakka itself, as the authority of what its own modules say. */
export const ownAuthority = (appOrigin: string) => ({
  objectType: 'Agent',
  account: { homePage: appOrigin, name: OURSELVES },
});

export function ownStoring({ db, settings: { appOrigin } }: Ctx, now: Date): Storing {
  const authority = ownAuthority(appOrigin);
  return {
    db,
    appOrigin,
    now,
    authority,
    authorityKey: agentKey(authority)!,
    version: '1.0.3',
    owner: OURSELVES,
    mayDefine: true,
    within: null,
    mayVoidAnything: false,
  };
}

/** Records one statement in the unit that it describes. The caller has decided that this happened. */
export async function recordStatementIn(tx: Tx, ctx: Ctx, input: StatementInput): Promise<void> {
  const id = newId(ctx.now.getTime());
  const homePage = ctx.settings.appOrigin;
  const statement = {
    id,
    actor: { objectType: 'Agent', account: { homePage, name: input.actor } },
    verb: { id: VERBS[input.verb], display: { en: input.verb } },
    object: {
      objectType: 'Activity',
      id: homePage + input.activity,
      definition: { name: input.name, type: typeOf(input.type) },
    },
    ...(input.result ? { result: input.result } : {}),
    context: {
      platform: 'Majakka',
      ...(input.registration ? { registration: input.registration } : {}),
      ...input.context,
    },
    timestamp: ctx.now.toISOString(),
    version: '1.0.3',
  };
  // What we say ourselves is held to what we ask of others.
  validateStatement(statement, '1.0.3');
  const storing = ownStoring(ctx, ctx.now);
  await storeIn(
    tx,
    makeReady([statement], storing, () => id),
    storing,
  );
}
