import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { majakkaStoring } from '#app/domains/xapi/internal/majakka-storing.ts';
import { prepareStatements } from '#app/domains/xapi/internal/prepare-statements.ts';
import { storeStatementsIn } from '#app/domains/xapi/internal/store-statements.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { validateStatement } from './validate-statement.ts';
import { VERBS, type Verb } from './verbs.ts';

export type StatementInput = {
  /** The learner's opaque id: a statement never holds names and addresses. */
  actor: string;
  verb: Verb;
  /** Path of the activity under APP_ORIGIN, `/activities/…`. */
  activity: string;
  /** Language map, xAPI 1.0.3 Part 2 §2.4.4.1. */
  name: Record<string, string>;
  type: 'course' | 'assessment' | 'module' | 'event' | 'meeting' | 'video' | 'cmi.interaction';
  /** Members of the activity's definition beside name and type, xAPI 1.0.3 Part 2 §2.4.4.1. */
  definition?: Record<string, unknown>;
  registration: string | null;
  /** Paths of the activities that it is part of, xAPI 1.0.3 Part 2 §2.4.6.2: the nearest, and the one around all. */
  parent?: string;
  grouping?: string;
  result?: Record<string, unknown>;
  /** Beside platform and registration, xAPI 1.0.3 Part 2 §2.4.6. */
  context?: Record<string, unknown>;
};

const contextActivities = (homePage: string, { parent, grouping }: StatementInput) => ({
  ...(parent === undefined ? {} : { parent: [{ objectType: 'Activity', id: homePage + parent }] }),
  ...(grouping === undefined ? {} : { grouping: [{ objectType: 'Activity', id: homePage + grouping }] }),
});

const activityType = (type: StatementInput['type']): string =>
  type === 'video'
    ? 'https://w3id.org/xapi/video/activity-type/video'
    : `http://adlnet.gov/expapi/activities/${type}`;

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
      definition: { name: input.name, type: activityType(input.type), ...input.definition },
    },
    ...(input.result ? { result: input.result } : {}),
    context: {
      platform: 'Majakka',
      ...(input.registration ? { registration: input.registration } : {}),
      ...(input.parent === undefined && input.grouping === undefined
        ? {}
        : { contextActivities: contextActivities(homePage, input) }),
      ...input.context,
    },
    timestamp: ctx.now.toISOString(),
    version: '1.0.3',
  };
  // Our own statements are validated like those of others.
  validateStatement(statement, '1.0.3');
  const storing = majakkaStoring(ctx, ctx.now);
  await storeStatementsIn(
    tx,
    prepareStatements([statement], storing, () => id),
    storing,
  );
}
