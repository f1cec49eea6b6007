import { and, desc, eq, lt, notInArray } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { keptForms } from '#db/schema/platform.ts';
import { keyedHash } from './ids.server.ts';
import type { Platform } from './platform.server.ts';
import { openText, sealText } from './sealed-text.server.ts';
import { DAY_MS } from './time.ts';

const KEPT_MS = DAY_MS;
/** Of one person: the newest. */
const MOST = 10;

type KeepingPlatform = Pick<Platform, 'db' | 'keys'> & { now: Date };
/** The owner of the form, the browser that sent it (a token that it keeps), and the path of its page. */
export type KeptAt = { personId: string; browser: string; path: string };
/** `partly`: some of it, a file or a secret, is not kept. */
export type KeptForm = { values: Record<string, string | string[]>; partly: boolean };

const idOf = ({ keys }: KeepingPlatform, { personId, browser, path }: KeptAt): string =>
  keyedHash(keys.for('kept-forms'), JSON.stringify([personId, browser, path]));

/**
 * Keeps the form of somebody whose session has ended, for a day: sealed, and found only by this person, on this browser, on this
 * page. A later form of the same page takes its place.
 */
export async function keepForm(platform: KeepingPlatform, at: KeptAt, form: KeptForm): Promise<void> {
  const { db, keys, now } = platform;
  const id = idOf(platform, at);
  const owner = keyedHash(keys.for('kept-forms'), at.personId);
  const row = { owner, at: now, form: sealText(keys.for('kept-forms'), JSON.stringify(form), id) };
  await db.transact(async (tx) => {
    await tx
      .insert(keptForms)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: keptForms.id, set: row });
    const own = eq(keptForms.owner, owner);
    const newest = tx.select({ id: keptForms.id }).from(keptForms).where(own);
    await tx
      .delete(keptForms)
      .where(and(own, notInArray(keptForms.id, newest.orderBy(desc(keptForms.at)).limit(MOST))));
  });
}

/** Null where there is none, or where it is older than a day. */
export async function findKeptForm(
  platform: KeepingPlatform,
  at: KeptAt,
): Promise<(KeptForm & { at: Date }) | null> {
  const { db, keys, now } = platform;
  const id = idOf(platform, at);
  const [row] = await db.read.select().from(keptForms).where(eq(keptForms.id, id));
  if (!row || row.at.getTime() < now.getTime() - KEPT_MS) return null;
  const form = JSON.parse(openText(keys.for('kept-forms'), row.form, id)) as KeptForm;
  return { ...form, at: row.at };
}

/** Once it was sent. */
export async function dropKeptForm(platform: KeepingPlatform, at: KeptAt): Promise<void> {
  const id = idOf(platform, at);
  await platform.db.transact((tx) => tx.delete(keptForms).where(eq(keptForms.id, id)));
}

/** Idempotent. */
export async function deleteKeptForms(db: Database, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_MS);
  await db.transact((tx) => tx.delete(keptForms).where(lt(keptForms.at, oldest)));
}
