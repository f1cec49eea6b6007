import { and, asc, count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { jobs } from '#db/schema/platform.ts';
import { JOB_STATES } from './job-state.ts';

const JOBS_A_PAGE = 25;

const JobFilter = z.object({
  state: z.enum(JOB_STATES).catch('failed'),
  kind: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type JobFilter = z.infer<typeof JobFilter>;

/** Jobs of a state and a kind, a page at a time: those that ended by when they did, the last first; those that wait by when they are due. */
export async function listJobs(ctx: Ctx, raw: unknown) {
  mustBeAdministrator(ctx);
  const filter = JobFilter.parse(raw);
  const { read } = ctx.db;
  const ofState = eq(jobs.state, filter.state);
  const kinds = await read
    .select({ kind: jobs.kind, count: count() })
    .from(jobs)
    .where(ofState)
    .groupBy(jobs.kind)
    .orderBy(asc(jobs.kind));
  const shown = kinds.filter(({ kind }) => filter.kind === '' || kind === filter.kind);
  const rows = await read
    .select({
      id: jobs.id,
      kind: jobs.kind,
      attempts: jobs.attempts,
      lastError: jobs.lastError,
      runAt: jobs.runAt,
      endedAt: jobs.endedAt,
    })
    .from(jobs)
    .where(and(ofState, filter.kind === '' ? undefined : eq(jobs.kind, filter.kind)))
    .orderBy(
      ...(filter.state === 'waiting' ? [asc(jobs.runAt), asc(jobs.id)] : [desc(jobs.endedAt), desc(jobs.id)]),
    )
    .limit(JOBS_A_PAGE)
    .offset((filter.page - 1) * JOBS_A_PAGE);
  const all = shown.reduce((sum, each) => sum + each.count, 0);
  return { filter, kinds, jobs: rows, all, pages: Math.ceil(all / JOBS_A_PAGE) };
}
