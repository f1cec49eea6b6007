import { isNull } from 'drizzle-orm';
import { appendAudit, sealAudit, verifyAudit } from '#app/platform/audit.server.ts';
import { DatabaseBusy } from '#db/database.ts';
import { dialect } from '#db/dialect.ts';
import { openDatabase } from '#db/open-database.ts';
import { audit } from '#db/schema/platform.ts';
import { report } from './report.ts';

const ROWS = 50_000;
const SECONDS = 10;
const name = (what: string) => `seal, ${dialect === 'pg' ? 'PostgreSQL' : 'SQLite'}, ${what}`;
const db = await openDatabase(process.env['DATABASE_URL']!);
await db.migrate('db/migrations');
const by = { now: new Date(), actor: null };

for (let i = 0; i < ROWS / 500; i++)
  await db.transact(async (tx) => {
    for (let n = 0; n < 500; n++) await appendAudit(tx, by, 'bench.appended', `thing ${i}`, { n });
  });
const since = performance.now();
const sealed = await sealAudit(db);
report(name('nothing else going on'), sealed / ((performance.now() - since) / 1000), 'rows/s', null);

const ending = new AbortController();
let [appended, busy] = [0, 0];
const appenders = Array.from({ length: 20 }, async (_, i) => {
  while (!ending.signal.aborted)
    await db
      .transact((tx) => appendAudit(tx, by, 'bench.appended', `appender ${i}`, {}))
      .then(
        () => appended++,
        (error: unknown) => {
          if (!(error instanceof DatabaseBusy)) throw error;
          busy++;
        },
      );
});
const began = performance.now();
let [under, worst] = [0, 0];
// More often than the product does it, so that ten seconds show what hours would.
while (performance.now() - began < SECONDS * 1000) {
  await new Promise((next) => setTimeout(next, 1000));
  under += await sealAudit(db);
  worst = Math.max(worst, await db.read.$count(audit, isNull(audit.position)));
}
const seconds = (performance.now() - began) / 1000;
ending.abort();
await Promise.all(appenders);
report(name('sealed while 20 append (against what they appended)'), under / seconds, 'rows/s', appended / seconds); // oxfmt-ignore
report(name('longest tail right after sealing'), worst, 'rows', null);
report(name('appends refused as busy'), busy, 'units', null);
await sealAudit(db);
const { ok, unsealed } = await verifyAudit(db);
report(name('chain whole'), ok && unsealed === 0 ? 1 : 0, 'yes', null);
await db.close();
