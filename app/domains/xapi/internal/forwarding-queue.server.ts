import { and, inArray, isNotNull, ne } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { Database, Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { prepared } from '#db/prepared.ts';
import { selectByKeys } from '#db/select-by-keys.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';
import type { PreparedStatement, StoringContext } from './prepared-statement.ts';

type Forward = Pick<typeof forwards.$inferSelect, 'id' | 'associationId' | 'verbs'>;

const FRESH_MS = 2000;

const cache = new WeakMap<Database, { at: number; list: Forward[] }>();

/** To be called when a forward was made, changed or ended; other processes see it within two seconds. */
export const clearForwardCache = (db: Database): void => void cache.delete(db.root);

async function listOpenForwards(tx: Tx, db: Database, now: Date): Promise<Forward[]> {
  const found = cache.get(db.root);
  if (found && Math.abs(now.getTime() - found.at) < FRESH_MS) return found.list;
  const query = prepared(tx, 'xapi_forwards', (handle) =>
    handle
      .select({ id: forwards.id, associationId: forwards.associationId, verbs: forwards.verbs })
      .from(forwards)
      .where(ne(forwards.state, 'ended')),
  );
  const list = await query.execute({});
  cache.set(db.root, { at: now.getTime(), list });
  return list;
}

const findLearner = ({ statement }: PreparedStatement, homePage: string): string | null => {
  const actor = statement['actor'] as { account?: { homePage: string; name: string } };
  return actor.account?.homePage === homePage ? actor.account.name : null;
};

/** Rows of the outbox for what is forwarded: of learners who are members and agreed, with the verbs asked for. */
export async function queueForwardingsIn(
  tx: Tx,
  rows: PreparedStatement[],
  { db, appOrigin, now }: StoringContext,
): Promise<void> {
  const open = await listOpenForwards(tx, db, now);
  if (open.length === 0) return;
  const learners = new Map<string, PreparedStatement[]>();
  for (const row of rows) {
    const learner = findLearner(row, appOrigin);
    if (learner !== null) learners.set(learner, [...(learners.get(learner) ?? []), row]);
  }
  if (learners.size === 0) return;
  const agreed = await selectByKeys(tx, 'xapi_agreed', [...learners.keys()], (handle, places) =>
    handle
      .select({ learner: people.opaqueId, associationId: memberships.associationId })
      .from(memberships)
      .innerJoin(people, isAcceptedMembership({ personId: people.id }))
      .where(and(inArray(people.opaqueId, places), isNotNull(memberships.recordConsentAt))),
  );
  const outbox = open.flatMap(({ id: forwardId, associationId, verbs }) =>
    agreed
      .filter((each) => each.associationId === associationId)
      .flatMap(({ learner }) =>
        learners
          .get(learner)!
          .filter(
            ({ statement }) => verbs.length === 0 || verbs.includes((statement['verb'] as { id: string }).id),
          )
          .map(({ id: statementId }) => ({
            forwardId,
            statementId,
            learner,
            state: 'waiting' as const,
            createdAt: now,
          })),
      ),
  );
  await insertMany(tx, forwardings, ['forwardId', 'statementId', 'learner', 'state', 'createdAt'], outbox);
}
