import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Reader } from '#db/database.ts';
import {
  activities,
  credentials,
  documents,
  statementActivities,
  statementAgents,
  statements,
} from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeOperator } from '../accounts/permissions.ts';
import { OURSELVES, ownerOf } from './client.ts';
import { ownedKey, shelfHash } from './documents.server.ts';
import { activitiesOf } from './statement/format.ts';
import type { Members } from './statement/vocabulary.ts';

const EARLIER = 'earlier';
const AT_ONCE = 500;
const STATEMENTS = 10_000;

/**
 * Gives an owner to what was kept before owners were: an activity belongs to whoever spoke of it first, a document to the one client
 * or association that spoke of the same learner and activity, or else to the only one that could have written it. Where that says
 * nothing a document stays nobody's until the operator decides (`giveEarlierDocuments`). Answers how many documents are left so.
 */
export async function adoptEarlierOwners(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  await settleActivities(ctx);
  const left = await ctx.db.read.$count(documents, eq(documents.owner, EARLIER));
  if (left === 0) return 0;
  const owners = await ownersByAuthority(ctx.db.read);
  const sole = await soleOwners(ctx.db.read);
  const profiles = new Map<string, string>();
  for (const { iri, owner } of await ctx.db.read
    .select({ iri: activities.iri, owner: activities.owner })
    .from(activities))
    if (owner !== null && owner !== OURSELVES)
      profiles.set(shelfHash({ kind: 'activity', activity: iri }), owner);
  const agents = await ctx.db.read
    .selectDistinct({ agent: documents.agent })
    .from(documents)
    .where(eq(documents.owner, EARLIER));
  for (const { agent } of agents) {
    const spoken = agent === null ? profiles : await spokenOf(ctx.db.read, agent, owners);
    await ctx.db.transact(async (tx) => {
      const rows = await tx
        .select({ key: documents.key, shelf: documents.shelf, kind: documents.kind })
        .from(documents)
        .where(
          and(
            eq(documents.owner, EARLIER),
            agent === null ? isNull(documents.agent) : eq(documents.agent, agent),
          ),
        );
      for (const { key, shelf, kind } of rows) {
        const owner = spoken.get(shelf) ?? sole[kind === 'state' ? 'state' : 'profile'];
        if (owner) await tx.update(documents).set(ownedBy(owner)).where(eq(documents.key, key));
      }
    });
  }
  return ctx.db.read.$count(documents, eq(documents.owner, EARLIER));
}

/** All documents that are still nobody's; `associationId` null: to the clients of the platform. Answers how many. */
export async function giveEarlierDocuments(ctx: Ctx, associationId: string | null): Promise<number> {
  mustBeOperator(ctx);
  return ctx.db.transact(async (tx) => {
    const given = await tx
      .update(documents)
      .set(ownedBy(ownerOf({ associationId })))
      .where(eq(documents.owner, EARLIER))
      .returning({ key: documents.key });
    await appendAudit(tx, ctx, 'xapi.documents-given', associationId ?? 'platform', { given: given.length });
    return given.length;
  });
}

/** Keys of before owners were kept are the hashes alone. */
const ownedBy = (owner: string) => ({
  owner,
  key: sql`${ownedKey(owner, '')} || ${documents.key}`,
  shelf: sql`${ownedKey(owner, '')} || ${documents.shelf}`,
});

async function settleActivities(ctx: Ctx): Promise<void> {
  for (;;) {
    const rows = await ctx.db.read
      .select({ key: activities.key })
      .from(activities)
      .where(isNull(activities.owner))
      .limit(AT_ONCE);
    if (rows.length === 0) return;
    const owners = await ownersByAuthority(ctx.db.read);
    const settled = new Map<string, string[]>();
    for (const { key } of rows) {
      const authority =
        (await firstAuthority(ctx.db.read, key, true)) ?? (await firstAuthority(ctx.db.read, key, false));
      const owner = owners.get(authority ?? '') ?? OURSELVES;
      settled.set(owner, [...(settled.get(owner) ?? []), key]);
    }
    await ctx.db.transact(async (tx) => {
      for (const [owner, keys] of settled)
        await tx.update(activities).set({ owner }).where(inArray(activities.key, keys));
    });
  }
}

async function firstAuthority(read: Reader, activity: string, direct: boolean): Promise<string | undefined> {
  const [first] = await read
    .select({ body: statements.body })
    .from(statementActivities)
    .innerJoin(statements, eq(statements.seq, statementActivities.origin))
    .where(and(eq(statementActivities.activity, activity), eq(statementActivities.direct, direct)))
    .orderBy(asc(statementActivities.stored), asc(statementActivities.statement))
    .limit(1);
  return first && accountOf(first.body);
}

/** Name of the account that a statement's authority has with us. */
const accountOf = (body: string): string | undefined =>
  (JSON.parse(body) as { authority?: { account?: { name: string } } }).authority?.account?.name;

/** Owners of all credentials that there ever were, by the account of their authority. */
async function ownersByAuthority(read: Reader): Promise<Map<string, string>> {
  const rows = await read
    .select({ id: credentials.id, associationId: credentials.associationId })
    .from(credentials);
  return new Map(rows.map((row) => [`client:${row.id}`, ownerOf(row)]));
}

/** The one owner whose credentials ever held a scope; undefined where there are none or several. */
async function soleOwners(read: Reader): Promise<Record<'state' | 'profile', string | undefined>> {
  const rows = await read
    .select({ scopes: credentials.scopes, associationId: credentials.associationId })
    .from(credentials);
  const only = (scope: string) => {
    const owners = new Set(rows.filter(({ scopes }) => scopes.includes(scope)).map(ownerOf));
    return owners.size === 1 ? [...owners][0] : undefined;
  };
  return { state: only('state'), profile: only('profile') };
}

/** By shelf, who spoke of a learner in an activity, and of the learner at all, where that was one owner only. */
async function spokenOf(
  read: Reader,
  agent: string,
  owners: Map<string, string>,
): Promise<Map<string, string>> {
  const rows = await read
    .select({ body: statements.body })
    .from(statementAgents)
    .innerJoin(statements, eq(statements.seq, statementAgents.origin))
    .where(and(eq(statementAgents.agent, agent), eq(statementAgents.direct, true)))
    .limit(STATEMENTS);
  const found = new Map<string, Set<string>>();
  for (const { body } of rows) {
    const owner = owners.get(accountOf(body) ?? '');
    if (owner === undefined) continue;
    const shelves = [
      shelfHash({ kind: 'agent', agent }),
      ...activitiesOf(JSON.parse(body) as Members).map((activity) =>
        shelfHash({ kind: 'state', activity, agent }),
      ),
    ];
    for (const shelf of shelves) found.set(shelf, (found.get(shelf) ?? new Set()).add(owner));
  }
  return new Map([...found].flatMap(([shelf, set]) => (set.size === 1 ? [[shelf, [...set][0]!]] : [])));
}
