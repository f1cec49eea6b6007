import { eq } from 'drizzle-orm';
import { associationsAs } from '#app/domains/accounts/associations/associations-as.server.ts';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { associations } from '#db/schema/accounts.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';

export const selectProgrammes = (ctx: SignedInCtx) =>
  ctx.db.read
    .select({ programme: mentoringProgrammes, association: associationsAs(ctx.actor.locale) })
    .from(mentoringProgrammes)
    .innerJoin(associations, eq(associations.id, mentoringProgrammes.associationId));
