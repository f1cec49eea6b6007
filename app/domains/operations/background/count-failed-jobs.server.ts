import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator } from '#app/domains/accounts/permissions.ts';
import { jobs } from '#db/schema/platform.ts';

/** How many background jobs have given up; none for anybody but administrators. */
export const countFailedJobs = async ({ actor, db }: Ctx): Promise<number> =>
  isAdministrator(actor) ? db.read.$count(jobs, eq(jobs.state, 'failed')) : 0;
