import { eq, inArray } from 'drizzle-orm';
import { mergeDefinition } from '#app/domains/xapi/statements/statement-definitions.ts';
import { activityKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Database, Reader, Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { selectByKeys } from '#db/select-by-keys.ts';
import { activities } from '#db/schema/xapi.ts';
import { readDefinitionRightsIn } from './definition-rights.server.ts';
import type { StoringContext } from './prepared-statement.ts';

const MAX_CHARACTERS = 500_000;

const MAX_KNOWN = 10_000;

const FRESH_MS = 2000;

/**
 * A definition of an activity that was just received and changed nothing: saves reading the row for each statement about it. After a write null,
 * because its unit may yet be undone; and all for two seconds, because other processes write too.
 */
type Known = { text: string | null; at: number };

const knownOf = new WeakMap<Database, Map<string, Known>>();

/** Merges activity definitions of statements, IRI to definition, as far as the owner may define them. */
export async function mergeDefinitionsIn(
  tx: Tx,
  storing: StoringContext,
  said: Map<string, JsonObject>,
): Promise<void> {
  const { db, owner } = storing;
  const at = storing.now.getTime();
  let known = knownOf.get(db.root);
  if (!known) knownOf.set(db.root, (known = new Map()));
  const recent = (key: string) => {
    const found = known.get(key);
    return found && Math.abs(at - found.at) < FRESH_MS ? found : undefined;
  };
  const remember = (key: string, text: string | null) => {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, { text, at });
  };
  const news = [...said]
    .map(([iri, definition]) => ({
      iri,
      definition,
      key: activityKey(iri),
      text: JSON.stringify(definition),
    }))
    .filter(({ key, text }) => recent(key)?.text !== text);
  for (let from = 0; from < news.length; from += 500) {
    const part = news.slice(from, from + 500);
    const rows = await selectActivities(
      tx,
      part.map(({ key }) => key),
    );
    const there = new Map(rows.map(({ key, definition }) => [key, definition]));
    const mayDefine = await readDefinitionRightsIn(tx, storing, rows);
    const allowed = part.filter(({ iri }) => mayDefine(iri));
    const made = allowed.filter(({ key, text }) => !there.has(key) && text.length <= MAX_CHARACTERS);
    await insertMany(
      tx,
      activities,
      ['key', 'iri', 'definition', 'owner'],
      made.map(({ key, iri, text }) => ({ key, iri, definition: text, owner })),
    );
    for (const { key } of made) remember(key, null);
    for (const { key, definition, text } of allowed) {
      const old = there.get(key);
      if (old === undefined) continue;
      // Mostly it was said before in the same words.
      const merged =
        old === text ? old : JSON.stringify(mergeDefinition(JSON.parse(old) as JsonObject, definition));
      if (merged !== old && merged.length <= MAX_CHARACTERS) {
        await tx.update(activities).set({ definition: merged, owner }).where(eq(activities.key, key));
        remember(key, null);
      } else if (recent(key)?.text !== null) remember(key, text);
    }
  }
}

/** Definitions of activities, by IRI. */
export async function readDefinitions(read: Reader, iris: string[]): Promise<Map<string, JsonObject>> {
  const rows = await selectActivities(read, iris.map(activityKey));
  return new Map(rows.map(({ iri, definition }) => [iri, JSON.parse(definition) as JsonObject]));
}

const selectActivities = (read: Reader, keys: string[]) =>
  selectByKeys(read, 'xapi_activities', keys, (handle, places) =>
    handle.select().from(activities).where(inArray(activities.key, places)),
  );
