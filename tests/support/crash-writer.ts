/** Writes units as fast as it can and prints the id of each once it was acknowledged; somebody kills it. */
import { openDatabase } from '#db/open-database.ts';
import { mails } from '#db/schema/platform.ts';

const db = await openDatabase(process.env['DATABASE_URL']!);
const now = new Date();
async function client(name: number): Promise<never> {
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`;
    // Two rows a unit: half of one would be a broken promise too.
    await db.transact(async (tx) => {
      await tx
        .insert(mails)
        .values({ id: `${id}-a`, recipient: 'r', subject: 's', body: 'b', createdAt: now });
      await tx
        .insert(mails)
        .values({ id: `${id}-b`, recipient: 'r', subject: 's', body: 'b', createdAt: now });
    });
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all(Array.from({ length: 20 }, (_, i) => client(i)));
