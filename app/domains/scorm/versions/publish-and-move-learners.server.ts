import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { carryAccreditationsIn } from '#app/domains/credits/accreditation/carry-accreditations.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { LEARNER_MOVES } from './learner-move.ts';
import { MOVE_LEARNERS } from './move-learners.server.ts';

const PublishInput = z.object({
  versionId: z.string(),
  learners: z.enum(LEARNER_MOVES, 'choose_from_list').default('stay'),
  nothingRequired: z
    .string()
    .default('')
    .transform((value) => value === 'yes'),
});

/** Publishes a draft, carries over what is accredited and, in the same unit, orders the move of those in progress; the move itself is a job. */
export async function publishAndMoveLearners(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { versionId, learners, nothingRequired } = PublishInput.parse(raw);
  await publishVersion(ctx, versionId, {
    nothingRequired,
    alongside: async (tx, courseId) => {
      await carryAccreditationsIn(tx, ctx, versionId);
      if (learners === 'stay') return;
      await enqueueJob(tx, ctx.now, MOVE_LEARNERS, { courseId, versionId, how: learners });
      await appendAudit(tx, ctx, 'scorm.learners-moved', versionId, { courseId, how: learners });
    },
  });
}
