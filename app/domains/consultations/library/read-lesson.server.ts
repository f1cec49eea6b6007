import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { logCaseReadIn } from '#app/domains/consultations/internal/log-case-read.server.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { people } from '#db/schema/accounts.ts';
import { consultationComments, consultationReflections } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

export async function readLesson(ctx: Ctx, id: string) {
  const { ctx: own, lesson, side, association } = await requireOwnLesson(ctx, id);
  await ctx.db.transact((tx) => logCaseReadIn(tx, own, lesson.caseId, 'lesson'));
  const comments = await ctx.db.read
    .select({ id: consultationComments.id, name: people.name, personId: people.id, body: consultationComments.body, at: consultationComments.at })
    .from(consultationComments)
    .innerJoin(people, eq(people.id, consultationComments.personId))
    .where(eq(consultationComments.lessonId, id))
    .orderBy(asc(consultationComments.at))
    .limit(200); // oxfmt-ignore
  const [reflection] = await ctx.db.read
    .select()
    .from(consultationReflections)
    .where(and(eq(consultationReflections.lessonId, id), eq(consultationReflections.personId, own.actor.id)));
  const { credit, readerMinutes } = await readRules(ctx.db.read, association.id);
  return {
    lesson,
    side,
    comments: comments.map(({ personId, ...each }) => ({ ...each, own: personId === own.actor.id })),
    reflection: reflection ?? null,
    minutes: credit.reader === '' ? 0 : readerMinutes,
  };
}
