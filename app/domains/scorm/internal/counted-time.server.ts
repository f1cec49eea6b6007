import { and, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { OFFLINE_MINUTES } from '#app/domains/catalogue/versions/offline-minutes.ts';
import { GAP_MS, continuesInterval, lengthOf } from '#app/domains/learning/completion/counted-time.ts';
import { type OfflineClaim, offlineIntervals } from '#app/domains/learning/completion/offline-time.ts';
import { readCompletionRuleIn } from '#app/domains/learning/completion/read-completion-rule.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { boundValue, boundValues, prepared } from '#db/prepared.ts';
import { scormIntervals, type scormLaunches } from '#db/schema/scorm.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** A commit or a heartbeat came: continues the launch's interval, or begins the next after a gap. */
export async function recordSignalIn(
  tx: Tx,
  launch: typeof scormLaunches.$inferSelect,
  at: Date,
): Promise<void> {
  const last = await findLastInterval(tx, launch.id, new Date(at.getTime() + GAP_MS));
  if (last && continuesInterval(last.toAt.getTime(), at.getTime())) await extendInterval(tx, last.id, at);
  else if (!last || at > last.toAt)
    await tx.insert(scormIntervals).values({
      id: newId(at.getTime()),
      launchId: launch.id,
      registrationId: launch.registrationId,
      personId: launch.personId,
      fromAt: at,
      toAt: at,
    });
}

/**
 * Counts an offline claim for a gap in signals of the launch; returns its milliseconds. `until`: now, or when the launch ended.
 */
export async function recordOfflineTimeIn(
  tx: Tx,
  launch: typeof scormLaunches.$inferSelect,
  claim: OfflineClaim | undefined,
  until: Date,
): Promise<number> {
  if (!claim) return 0;
  const rows = await tx.select().from(scormIntervals).where(eq(scormIntervals.launchId, launch.id));
  const { offlineMinutes = OFFLINE_MINUTES } = await readCompletionRuleIn(tx, launch.registrationId);
  const given = offlineIntervals(claim, {
    signals: rows.filter(({ offline }) => !offline).map(asInterval),
    counted: rows.filter(({ offline }) => offline).map(asInterval),
    until: until.getTime(),
    mostMs: offlineMinutes * MINUTE_MS,
  });
  if (given.length > 0)
    await tx.insert(scormIntervals).values(
      given.map(({ from, to }) => ({
        id: newId(from),
        launchId: launch.id,
        registrationId: launch.registrationId,
        personId: launch.personId,
        fromAt: new Date(from),
        toAt: new Date(to),
        offline: true,
      })),
    );
  return lengthOf(given);
}

const asInterval = (row: { fromAt: Date; toAt: Date }) => ({
  from: row.fromAt.getTime(),
  to: row.toAt.getTime(),
});

/** When the server heard it, by its own clock, and what counted of the time without a connection before it. */
export type SignalAnswer = { heard: number; offlineMs: number };

export async function recordTimeIn(
  tx: Tx,
  ctx: Ctx,
  launch: OpenLaunch['launch'],
  claim: OfflineClaim | undefined,
): Promise<SignalAnswer> {
  await recordSignalIn(tx, launch, ctx.now);
  return { heard: ctx.now.getTime(), offlineMs: await recordOfflineTimeIn(tx, launch, claim, ctx.now) };
}

/** The last that ended by `until`: a later one was written while a clock was ahead, and must not hold time up. */
export const findLastInterval = async (tx: Tx, launchId: string, until: Date) => {
  const query = prepared(tx, 'scorm_last_interval', (db) =>
    db
      .select({ id: scormIntervals.id, toAt: scormIntervals.toAt })
      .from(scormIntervals)
      .where(
        and(
          eq(scormIntervals.launchId, boundValue('launchId')),
          eq(scormIntervals.offline, false),
          sql`${scormIntervals.toAt} <= ${sql.param(boundValue('until'), scormIntervals.toAt)}`,
        ),
      )
      .orderBy(desc(scormIntervals.toAt))
      .limit(1),
  );
  return (await query.execute({ launchId, until }))[0];
};

export async function extendInterval(tx: Tx, id: string, toAt: Date): Promise<void> {
  const query = prepared(tx, 'scorm_extend_interval', (db) =>
    db
      .update(scormIntervals)
      .set(boundValues('toAt'))
      .where(eq(scormIntervals.id, boundValue('id'))),
  );
  await query.execute({ id, toAt });
}
