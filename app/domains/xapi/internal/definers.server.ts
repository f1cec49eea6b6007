import type { Tx } from '#db/database.ts';
import { isUnder, isUnderAny } from '../bounds.ts';
import { OURSELVES } from '../client.ts';
import { recentPrefixes } from './prefixes.server.ts';
import type { Storing } from './rows.server.ts';

/**
 * Who may say what an activity is: we of ours; of one under a registered prefix, whose prefix that is; of any other, who defined it
 * first. `rows` are the activities that are defined already. Answers whether these statements may, by IRI.
 */
export async function definersIn(
  tx: Tx,
  { db, appOrigin, owner, within }: Storing,
  rows: { iri: string; owner: string | null }[],
): Promise<(iri: string) => boolean> {
  const registered = await recentPrefixes(tx, db);
  const owners = new Map(rows.map((row) => [row.iri, row.owner ?? OURSELVES]));
  return (iri) => {
    if (within) return isUnderAny(iri, within);
    if (isUnder(iri, appOrigin)) return owner === OURSELVES;
    const registration = registered.find(({ prefix }) => isUnder(iri, prefix));
    return (registration?.owner ?? owners.get(iri) ?? owner) === owner;
  };
}
