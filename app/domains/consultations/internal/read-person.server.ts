import { eq } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';

/** Name and language of a person, for what is written about them. */
export async function readPerson(tx: Pick<Tx, 'select'>, id: string) {
  const [person] = await tx
    .select({
      ...ADDRESSEE,
      id: people.id,
      opaqueId: people.opaqueId,
      region: people.region,
    })
    .from(people)
    .where(eq(people.id, id));
  return person!;
}
