import type { Association } from '#app/domains/accounts/associations/association.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { countWaitingCases } from '#app/domains/consultations/cases/count-waiting-cases.server.ts';
import { countInbox } from '#app/domains/credits/inbox/count-inbox.server.ts';
import { countFailedJobs } from '#app/domains/operations/background/count-failed-jobs.server.ts';
import { listWaitingPermissions } from '#app/domains/scorm/sandbox/list-waiting-permissions.server.ts';
import type { Counts } from '#app/workspaces.ts';

/** Numbers of the marks in the navigation of a workspace (its id): only what the acting person can act on. Every page asks, so each is a query or two. */
export async function countToDo(
  ctx: Ctx,
  workspace: string | null,
  associations: Pick<Association, 'id' | 'slug'>[],
): Promise<Counts> {
  if (workspace === 'learning' || workspace === 'mentoring') return { cases: await countWaitingCases(ctx) };
  if (workspace === 'operations') return { failedJobs: await countFailedJobs(ctx) };
  const own = associations.find(({ slug }) => workspace === `association ${slug}`);
  return own ? countForOfficer(ctx, own.id) : {};
}

async function countForOfficer(ctx: Ctx, associationId: string): Promise<Counts> {
  const { length: permission } = await listWaitingPermissions(ctx, associationId);
  const counts = await countInbox(ctx, associationId, { permission });
  return {
    inbox: Object.values(counts).reduce((sum, each) => sum + each),
    joinRequests: counts.membership + counts.name,
    activities: counts.activity,
    cycles: counts.enrolment,
    applications: counts.application + counts.permission,
    findings: counts.finding,
  };
}
