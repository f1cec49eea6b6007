import { isUnderAnyPrefix, isUnderPrefix } from '#app/domains/xapi/credentials/bounds.ts';
import { MAJAKKA } from '#app/domains/xapi/credentials/client.ts';
import type { Tx } from '#db/database.ts';
import type { StoringContext } from './prepared-statement.ts';
import { readRecentPrefixes } from './registered-prefixes.server.ts';

/**
 * Who may say what an activity is: we of ours; of one under a registered prefix, whose prefix that is; of any other, who defined it
 * first. `rows` are the activities that are defined already. Returns whether these statements may, by IRI.
 */
export async function readDefinitionRightsIn(
  tx: Tx,
  { db, appOrigin, owner, within, now }: StoringContext,
  rows: { iri: string; owner: string | null }[],
): Promise<(iri: string) => boolean> {
  const registered = await readRecentPrefixes(tx, db, now);
  const owners = new Map(rows.map((row) => [row.iri, row.owner ?? MAJAKKA]));
  return (iri) => {
    if (within) return isUnderAnyPrefix(iri, within);
    if (isUnderPrefix(iri, appOrigin)) return owner === MAJAKKA;
    const registration = registered.find(({ prefix }) => isUnderPrefix(iri, prefix));
    return (registration?.owner ?? owners.get(iri) ?? owner) === owner;
  };
}
