import { and, count, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { type QuotaRow, readStorage } from '#app/domains/operations/storage/read-storage.server.ts';
import { databaseSize } from '#app/platform/database-size.server.ts';
import { countHeldMails } from '#app/platform/held-mails.server.ts';
import { SEND_MAIL } from '#app/platform/mail.server.ts';
import { lateSince } from '#app/platform/schedule-times.ts';
import { listSchedules } from '#app/platform/schedules.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { jobs, mails } from '#db/schema/platform.ts';

/** From this share of a quota on somebody is soon refused an upload. */
const NEARLY_FULL = 0.9;

/** How the services of this installation are: database, jobs, mail, schedules, disk and quotas. The video engine is asked by webinars. */
export async function readHealth(ctx: Ctx) {
  mustBeAdministrator(ctx);
  const { db, now } = ctx;
  const { disk, used, people, associations, sweep } = await readStorage(ctx);
  return {
    database: await databaseSize(db),
    jobs: await countJobs(ctx),
    mail: {
      sent: await db.read.$count(mails, gte(mails.sentAt, aDayBefore(now))),
      unsent: await db.read.$count(mails, isNull(mails.sentAt)),
      overLimit: await countHeldMails(db, now),
    },
    schedules: await summariseSchedules(ctx),
    disk,
    used,
    sweep: sweep && { at: sweep.at, error: sweep.error, missing: sweep.missing },
    nearlyFull: [...people, ...associations].filter(isNearlyFull).map(({ name }) => name),
  };
}

const aDayBefore = (now: Date) => new Date(now.getTime() - DAY_MS);

const isNearlyFull = ({ bytes, quota }: QuotaRow): boolean => bytes >= quota * NEARLY_FULL;

/** `failedMails` are those of the failed ones that no server took, and that bounced so. */
async function countJobs({ db, now }: Ctx) {
  const rows = await db.read
    .select({ kind: jobs.kind, state: jobs.state, count: count() })
    .from(jobs)
    .where(inArray(jobs.state, ['waiting', 'failed']))
    .groupBy(jobs.kind, jobs.state);
  const sum = (of: typeof rows) => of.reduce((all, each) => all + each.count, 0);
  const failed = rows.filter(({ state }) => state === 'failed');
  const waiting = rows.filter(({ state }) => state === 'waiting');
  return {
    waiting: sum(waiting),
    failed: sum(failed),
    failedMails: sum(failed.filter(({ kind }) => kind === SEND_MAIL.name)),
    done: await db.read.$count(jobs, and(eq(jobs.state, 'done'), gte(jobs.endedAt, aDayBefore(now)))),
  };
}

async function summariseSchedules({ db, now }: Ctx) {
  const all = await listSchedules(db);
  const last = all.flatMap(({ succeededAt }) => succeededAt ?? []).sort((a, b) => b.getTime() - a.getTime());
  return {
    all: all.length,
    lastAt: last[0] ?? null,
    late: all.filter((row) => lateSince(row, now) !== null).map(({ name }) => name),
    failed: all.filter(({ lastError }) => lastError !== null).map(({ name }) => name),
  };
}
