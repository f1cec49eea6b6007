import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { attachments } from '#db/schema/xapi.ts';
import { listStatementAttachments } from './statement-attachments.ts';
import type { JsonObject } from './vocabulary.ts';

export type StoredAttachment = { sha2: string; path: string; bytes: number; contentType: string };

/** Stored attachments of these statements, each once; the caller has authorised. */
export async function listAttachments(ctx: Ctx, statements: JsonObject[]): Promise<StoredAttachment[]> {
  const named = new Map<string, string>();
  for (const statement of statements)
    for (const each of listStatementAttachments(statement)) {
      const sha2 = each['sha2'] as string;
      if (!named.has(sha2.toLowerCase())) named.set(sha2.toLowerCase(), sha2);
    }
  const hashes = [...named.keys()];
  const found: StoredAttachment[] = [];
  for (let from = 0; from < hashes.length; from += 500) {
    const rows = await ctx.db.read
      .select()
      .from(attachments)
      .where(inArray(attachments.sha2, hashes.slice(from, from + 500)));
    for (const { sha2, file, bytes, contentType } of rows)
      found.push({ sha2: named.get(sha2)!, path: ctx.files.pathOf(file), bytes, contentType });
  }
  return found;
}
