import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associations } from '#db/schema/accounts.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';

export const selectProgrammes = (ctx: Ctx) =>
  ctx.db.read
    .select({ programme: mentoringProgrammes, association: associations })
    .from(mentoringProgrammes)
    .innerJoin(associations, eq(associations.id, mentoringProgrammes.associationId));
