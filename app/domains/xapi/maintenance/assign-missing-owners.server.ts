import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { MAJAKKA, ownerOfCredential } from '#app/domains/xapi/credentials/client.ts';
import { scopeHash } from '#app/domains/xapi/documents/document-keys.ts';
import { UNOWNED, withOwner } from '#app/domains/xapi/internal/unowned-documents.server.ts';
import { listActivities } from '#app/domains/xapi/statements/statement-format.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Reader } from '#db/database.ts';
import {
  activities,
  credentials,
  documents,
  statementActivities,
  statementAgents,
  statements,
} from '#db/schema/xapi.ts';

const BATCH = 500;

const MAX_STATEMENTS = 10_000;

/**
 * Assigns owners to data from before ownership: an activity to whoever first mentioned it; a document to the only client or
 * association that mentioned its learner and activity, else to the only one with the scope. What remains is left to the
 * operator (`assignUnownedDocuments`). Returns how many documents remain.
 */
export async function assignMissingOwners(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  await assignActivityOwners(ctx);
  const left = await ctx.db.read.$count(documents, eq(documents.owner, UNOWNED));
  if (left === 0) return 0;
  const owners = await ownersByAuthority(ctx.db.read);
  const sole = await findSoleOwners(ctx.db.read);
  const profiles = new Map<string, string>();
  for (const { iri, owner } of await ctx.db.read
    .select({ iri: activities.iri, owner: activities.owner })
    .from(activities))
    if (owner !== null && owner !== MAJAKKA)
      profiles.set(scopeHash({ kind: 'activity', activity: iri }), owner);
  const agents = await ctx.db.read
    .selectDistinct({ agent: documents.agent })
    .from(documents)
    .where(eq(documents.owner, UNOWNED));
  for (const { agent } of agents) {
    const spoken = agent === null ? profiles : await ownersWhoMentioned(ctx.db.read, agent, owners);
    await ctx.db.transact(async (tx) => {
      const rows = await tx
        .select({ key: documents.key, shelf: documents.shelf, kind: documents.kind })
        .from(documents)
        .where(
          and(
            eq(documents.owner, UNOWNED),
            agent === null ? isNull(documents.agent) : eq(documents.agent, agent),
          ),
        );
      for (const { key, shelf, kind } of rows) {
        const owner = spoken.get(shelf) ?? sole[kind === 'state' ? 'state' : 'profile'];
        if (owner) await tx.update(documents).set(withOwner(owner)).where(eq(documents.key, key));
      }
    });
  }
  return ctx.db.read.$count(documents, eq(documents.owner, UNOWNED));
}

async function assignActivityOwners(ctx: Ctx): Promise<void> {
  for (;;) {
    const rows = await ctx.db.read
      .select({ key: activities.key })
      .from(activities)
      .where(isNull(activities.owner))
      .limit(BATCH);
    if (rows.length === 0) return;
    const owners = await ownersByAuthority(ctx.db.read);
    const settled = new Map<string, string[]>();
    for (const { key } of rows) {
      const authority =
        (await findFirstAuthority(ctx.db.read, key, true)) ??
        (await findFirstAuthority(ctx.db.read, key, false));
      const owner = owners.get(authority ?? '') ?? MAJAKKA;
      settled.set(owner, [...(settled.get(owner) ?? []), key]);
    }
    await ctx.db.transact(async (tx) => {
      for (const [owner, keys] of settled)
        await tx.update(activities).set({ owner }).where(inArray(activities.key, keys));
    });
  }
}

async function findFirstAuthority(
  read: Reader,
  activity: string,
  direct: boolean,
): Promise<string | undefined> {
  const [first] = await read
    .select({ body: statements.body })
    .from(statementActivities)
    .innerJoin(statements, eq(statements.seq, statementActivities.origin))
    .where(and(eq(statementActivities.activity, activity), eq(statementActivities.direct, direct)))
    .orderBy(asc(statementActivities.stored), asc(statementActivities.statement))
    .limit(1);
  return first && authorityAccount(first.body);
}

/** Name of the account that a statement's authority has with us. */
const authorityAccount = (body: string): string | undefined =>
  (JSON.parse(body) as { authority?: { account?: { name: string } } }).authority?.account?.name;

/** Owners of all credentials that there ever were, by the account of their authority. */
async function ownersByAuthority(read: Reader): Promise<Map<string, string>> {
  const rows = await read
    .select({ id: credentials.id, associationId: credentials.associationId })
    .from(credentials);
  return new Map(rows.map((row) => [`client:${row.id}`, ownerOfCredential(row)]));
}

/** The one owner whose credentials ever held a scope; undefined where there are none or several. */
async function findSoleOwners(read: Reader): Promise<Record<'state' | 'profile', string | undefined>> {
  const rows = await read
    .select({ scopes: credentials.scopes, associationId: credentials.associationId })
    .from(credentials);
  const only = (scope: string) => {
    const owners = new Set(rows.filter(({ scopes }) => scopes.includes(scope)).map(ownerOfCredential));
    return owners.size === 1 ? [...owners][0] : undefined;
  };
  return { state: only('state'), profile: only('profile') };
}

/** By shelf, who spoke of a learner in an activity, and of the learner at all, where that was one owner only. */
async function ownersWhoMentioned(
  read: Reader,
  agent: string,
  owners: Map<string, string>,
): Promise<Map<string, string>> {
  const rows = await read
    .select({ body: statements.body })
    .from(statementAgents)
    .innerJoin(statements, eq(statements.seq, statementAgents.origin))
    .where(and(eq(statementAgents.agent, agent), eq(statementAgents.direct, true)))
    .limit(MAX_STATEMENTS);
  const found = new Map<string, Set<string>>();
  for (const { body } of rows) {
    const owner = owners.get(authorityAccount(body) ?? '');
    if (owner === undefined) continue;
    const shelves = [
      scopeHash({ kind: 'agent', agent }),
      ...listActivities(JSON.parse(body) as JsonObject).map((activity) =>
        scopeHash({ kind: 'state', activity, agent }),
      ),
    ];
    for (const shelf of shelves) found.set(shelf, (found.get(shelf) ?? new Set()).add(owner));
  }
  return new Map([...found].flatMap(([shelf, set]) => (set.size === 1 ? [[shelf, [...set][0]!]] : [])));
}
