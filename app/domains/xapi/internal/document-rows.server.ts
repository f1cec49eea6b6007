import { createHash } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import type { ClientCtx, RequireSpace } from '#app/domains/xapi/credentials/client.ts';
import { requireDocumentAccess } from '#app/domains/xapi/documents/document-access.ts';
import { documentKey, scopeKey } from '#app/domains/xapi/documents/document-keys.ts';
import type { DocumentScope } from '#app/domains/xapi/documents/document-scope.ts';
import { type DocumentChange, requireContentType } from '#app/domains/xapi/documents/document.ts';
import { requireMatch } from '#app/domains/xapi/documents/request-conditions.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Tx } from '#db/database.ts';
import { documents } from '#db/schema/xapi.ts';

/** Documents of one client in one place: of a learner in an activity, of an activity, or of an agent. */
const MAX_DOCUMENTS = 1000;

/** Strong tag of content (RFC 9110 §8.8.3); a SHA-1, as Part 3 §3.1 recommends. */
const computeEtag = (content: Buffer): string => `"${createHash('sha1').update(content).digest('hex')}"`;

export async function findDocumentIn(tx: Tx, { client }: ClientCtx, shelf: DocumentScope, name: string) {
  const [row] = await tx
    .select()
    .from(documents)
    .where(eq(documents.key, documentKey(client, shelf, name)));
  return row;
}

/** Changes one document of a shelf. */
export type DocumentVerb = (
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  change: DocumentChange,
) => Promise<void>;

type StoredDocument = typeof documents.$inferSelect;

/** What becomes of the document that is there. */
type Decide = (current: StoredDocument | undefined) => DocumentChange;

/**
 * Writes what is decided about the document that is there, and counts its bytes on the client. `read` reads what was sent, before the
 * unit: that may be megabytes, and others wait for a unit. Throws Refusal 400, 412 or 413, and what `read` and its decision throw.
 */
export async function changeDocument(
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  change: DocumentChange,
  read: () => Decide,
): Promise<void> {
  requireDocumentAccess(ctx, shelf, 'write');
  requireContentType(change.contentType);
  const decide = read();
  const write = (mustFit: RequireSpace) =>
    ctx.db.transact(async (tx) => {
      const current = await findDocumentIn(tx, ctx, shelf, name);
      requireMatch(current, change.conditions);
      return writeDocumentIn(tx, ctx, shelf, name, decide(current), current, mustFit);
    });
  ctx.client.countStored(await ctx.client.spend(change.content.length, write));
}

/** Returns how many bytes more are kept now; throws Refusal 413 where there is no room for them. */
async function writeDocumentIn(
  tx: Tx,
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  { contentType, content }: Pick<DocumentChange, 'contentType' | 'content'>,
  current: StoredDocument | undefined,
  mustFit: RequireSpace,
): Promise<number> {
  const grown = content.length - (current?.content.length ?? 0);
  mustFit(grown);
  const own = scopeKey(ctx.client, shelf);
  if (!current) {
    const [there] = await tx.select({ n: count() }).from(documents).where(eq(documents.shelf, own));
    if (there!.n >= MAX_DOCUMENTS)
      throw new Refusal(413, `There are ${MAX_DOCUMENTS} documents here already: delete some first.`);
  }
  const set = { contentType, content, etag: computeEtag(content), updatedAt: ctx.now };
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
