import { createHash } from 'node:crypto';
import { and, asc, count, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { documents } from '#db/schema/xapi.ts';
import { mustKeepWithin } from './bounds.ts';
import { type Client, type ClientCtx, type MustFit, mustHold } from './client.ts';
import { isHeaderValue } from './header-value.ts';
import { Refusal } from './refusal.ts';
import { Fault } from './statement/fault.ts';
import { readJson } from './statement/json.ts';
import type { Version } from './statement/validate.ts';

export const DOCUMENT_BYTES = 5 * 1024 * 1024;
/** Documents of one client in one place: of a learner in an activity, of an activity, or of an agent. */
const DOCUMENTS = 1000;
const TYPE_LENGTH = 1000;

type Kind = 'state' | 'activity' | 'agent';
/** Where documents stand: those of an agent in an activity, of an activity, or of an agent. `agent` is a key of the index. */
export type Shelf = {
  kind: Kind;
  activity?: string | undefined;
  agent?: string | undefined;
  registration?: string | undefined;
};
export type Document = { contentType: string; etag: string; updatedAt: Date; content: Buffer };
/** Conditions of a request (RFC 9110 §13.1), as its headers say them. */
export type Conditions = { ifMatch?: string | undefined; ifNoneMatch?: string | undefined };

const hash = (parts: (string | undefined)[]) =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url');
/** Hash of where a document stands, whoever it belongs to. */
export const shelfHash = ({ kind, activity, agent }: Shelf) => hash([kind, activity, agent]);
/** A place on the shelves of one owner: nobody else's request can name it. */
export const ownedKey = (owner: string, hashed: string): string => `${owner}/${hashed}`;
const shelfKey = ({ owner }: Client, shelf: Shelf) => ownedKey(owner, shelfHash(shelf));
const documentKey = ({ owner }: Client, { kind, activity, agent, registration }: Shelf, name: string) =>
  ownedKey(owner, hash([kind, activity, agent, registration, name]));

function mustHoldFor(ctx: ClientCtx, shelf: Shelf, act: 'read' | 'write' | 'delete'): void {
  // A launch reads the preferences of its learner without holding the scope for profiles.
  const isOwnLearner = shelf.kind === 'agent' && ctx.client.bounds?.learner;
  if (!isOwnLearner) mustHold(ctx, shelf.kind === 'state' ? 'state' : 'profile', 'content');
  mustKeepWithin(ctx.client, shelf, act);
}

function mustBeMediaType(contentType: string): void {
  if (!isHeaderValue(contentType) || contentType.length > TYPE_LENGTH)
    throw new Refusal(400, 'The Content-Type must be a media type, without control characters.');
}

/** Strong tag of content (RFC 9110 §8.8.3); a SHA-1, as Part 3 §3.1 recommends. */
const etagOf = (content: Buffer): string => `"${createHash('sha1').update(content).digest('hex')}"`;

/** Throws Refusal 404. */
export async function readDocument(ctx: ClientCtx, shelf: Shelf, name: string): Promise<Document> {
  mustHoldFor(ctx, shelf, 'read');
  const [row] = await ctx.db.read
    .select()
    .from(documents)
    .where(eq(documents.key, documentKey(ctx.client, shelf, name)));
  if (!row) throw new Refusal(404, 'There is no such document.');
  // Types that no header can carry were taken once.
  const contentType = isHeaderValue(row.contentType) ? row.contentType : 'application/octet-stream';
  return { ...row, contentType, content: Buffer.from(row.content) };
}

/** Names of the documents on a shelf, the oldest change first; of one registration where one is named. */
export async function listDocuments(
  ctx: ClientCtx,
  shelf: Shelf,
  since?: Date,
): Promise<{ names: string[]; updatedAt: Date | null }> {
  mustHoldFor(ctx, shelf, 'read');
  const rows = await ctx.db.read
    .select({ name: documents.name, updatedAt: documents.updatedAt })
    .from(documents)
    .where(
      and(
        eq(documents.shelf, shelfKey(ctx.client, shelf)),
        shelf.registration === undefined ? undefined : eq(documents.registration, shelf.registration),
        since && gt(documents.updatedAt, since),
      ),
    )
    .orderBy(asc(documents.updatedAt), asc(documents.name));
  return {
    names: [...new Set(rows.map(({ name }) => name))],
    updatedAt: rows.at(-1)?.updatedAt ?? null,
  };
}

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

/** Throws Refusal 412 where a condition does not hold. */
function mustMatch(current: { etag: string } | undefined, { ifMatch, ifNoneMatch }: Conditions): void {
  const is = (header: string) => {
    const tags = tagsOf(header);
    return current !== undefined && (tags.includes('*') || tags.includes(current.etag));
  };
  if (ifMatch !== undefined && !is(ifMatch))
    throw new Refusal(412, 'The document is not the one that If-Match names: read it again.');
  if (ifNoneMatch !== undefined && is(ifNoneMatch))
    throw new Refusal(412, 'There is such a document already, which If-None-Match forbids.');
}

/**
 * Whether a document may be put without a condition. Versions differ: 1.0.3 wants one for each profile (Part 3 §3.1);
 * 2.0 for whatever is there already, states too (IEEE 9274.1.1 §4.1.7).
 */
function mustHaveCondition(kind: Kind, version: Version, there: boolean, conditions: Conditions): void {
  if (conditions.ifMatch !== undefined || conditions.ifNoneMatch !== undefined) return;
  if (version === '1.0.3' && kind === 'state') return;
  if (there)
    throw new Refusal(
      409,
      'There is such a document already. Read it, and put it with If-Match and its ETag; If-None-Match: * puts it only where there is none.',
    );
  if (version === '1.0.3')
    throw new Refusal(400, 'A profile must be put with If-Match, or with If-None-Match: * where it is new.');
}

export type Change = {
  contentType: string;
  content: Buffer;
  conditions: Conditions;
  version: Version;
};

/** Puts a document in the place of what was there. Throws Refusal 400, 409 or 412. */
export async function putDocument(ctx: ClientCtx, shelf: Shelf, name: string, change: Change): Promise<void> {
  mustHoldFor(ctx, shelf, 'write');
  mustBeMediaType(change.contentType);
  const write = (mustFit: MustFit) =>
    ctx.db.transact(async (tx) => {
      const current = await currentIn(tx, ctx, shelf, name);
      mustMatch(current, change.conditions);
      mustHaveCondition(shelf.kind, change.version, current !== undefined, change.conditions);
      return writeIn(tx, ctx, shelf, name, change, current, mustFit);
    });
  ctx.client.countStored(await ctx.client.spend(change.content.length, write));
}

const isJson = (contentType: string) =>
  contentType.split(';')[0]!.trim().toLowerCase() === 'application/json';

function membersOf(content: Buffer, whose: string): Record<string, unknown> {
  const value = readJson(content);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('$', `must be an object where documents are merged, and ${whose} is not`);
  return value as Record<string, unknown>;
}

/**
 * Merges a JSON object into the one that is there, member by member (Part 3 §2.3, "JSON procedure with requirements"); a new
 * document is as it came. Throws Refusal or Fault (400), Refusal 412.
 */
export async function mergeDocument(
  ctx: ClientCtx,
  shelf: Shelf,
  name: string,
  change: Change,
): Promise<void> {
  mustHoldFor(ctx, shelf, 'write');
  mustBeMediaType(change.contentType);
  const said = isJson(change.contentType) ? membersOf(change.content, 'what was sent') : null;
  const write = (mustFit: MustFit) =>
    ctx.db.transact(async (tx) => {
      const current = await currentIn(tx, ctx, shelf, name);
      mustMatch(current, change.conditions);
      if (!current) return writeIn(tx, ctx, shelf, name, change, current, mustFit);
      if (!said || !isJson(current.contentType))
        throw new Refusal(400, 'Only documents of type application/json are merged: put this one instead.');
      const merged = { ...membersOf(Buffer.from(current.content), 'what is there'), ...said };
      const content = Buffer.from(JSON.stringify(merged));
      if (content.length > DOCUMENT_BYTES)
        throw new Refusal(413, `No document is larger than ${DOCUMENT_BYTES} bytes.`);
      return writeIn(tx, ctx, shelf, name, { ...change, content }, current, mustFit);
    });
  ctx.client.countStored(await ctx.client.spend(change.content.length, write));
}

/** Throws Refusal 412; that there is nothing to delete is no fault. */
export async function deleteDocument(
  ctx: ClientCtx,
  shelf: Shelf,
  name: string,
  conditions: Conditions,
): Promise<void> {
  mustHoldFor(ctx, shelf, 'delete');
  const freed = await ctx.db.transact(async (tx) => {
    const current = await currentIn(tx, ctx, shelf, name);
    mustMatch(current, conditions);
    await tx.delete(documents).where(eq(documents.key, documentKey(ctx.client, shelf, name)));
    return current?.content.length ?? 0;
  });
  ctx.client.countStored(-freed);
}

/** All documents of an agent in an activity, of one registration where one is named. */
export async function deleteStates(ctx: ClientCtx, shelf: Shelf): Promise<void> {
  mustHoldFor(ctx, shelf, 'delete');
  const freed = await ctx.db.transact((tx) =>
    tx
      .delete(documents)
      .where(
        and(
          eq(documents.shelf, shelfKey(ctx.client, shelf)),
          shelf.registration === undefined ? undefined : eq(documents.registration, shelf.registration),
        ),
      )
      .returning({ bytes: sql<number>`length(${documents.content})`.mapWith(Number) }),
  );
  ctx.client.countStored(-freed.reduce((sum, { bytes }) => sum + bytes, 0));
}

async function currentIn(tx: Tx, { client }: ClientCtx, shelf: Shelf, name: string) {
  const [row] = await tx
    .select()
    .from(documents)
    .where(eq(documents.key, documentKey(client, shelf, name)));
  return row;
}

/** Answers how many bytes more are kept now; throws Refusal 413 where there is no room for them. */
async function writeIn(
  tx: Tx,
  ctx: ClientCtx,
  shelf: Shelf,
  name: string,
  { contentType, content }: Pick<Change, 'contentType' | 'content'>,
  current: { content: Buffer } | undefined,
  mustFit: MustFit,
): Promise<number> {
  const grown = content.length - (current?.content.length ?? 0);
  mustFit(grown);
  const own = shelfKey(ctx.client, shelf);
  if (!current) {
    const [there] = await tx.select({ n: count() }).from(documents).where(eq(documents.shelf, own));
    if (there!.n >= DOCUMENTS)
      throw new Refusal(413, `There are ${DOCUMENTS} documents here already: delete some first.`);
  }
  const set = { contentType, content, etag: etagOf(content), updatedAt: ctx.now };
  await tx
    .insert(documents)
    .values({
      key: documentKey(ctx.client, shelf, name),
      kind: shelf.kind,
      shelf: own,
      owner: ctx.client.owner,
      agent: shelf.agent ?? null,
      registration: shelf.registration ?? null,
      name,
      ...set,
    })
    .onConflictDoUpdate({ target: documents.key, set });
  return grown;
}
