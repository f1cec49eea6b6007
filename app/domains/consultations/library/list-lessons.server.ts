import { and, desc, eq, exists, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { LESSON_ROW } from '#app/domains/consultations/internal/lesson-row.server.ts';
import { consultationLessons, consultationTerms } from '#db/schema/consultations.ts';
import { termsOf } from './terms.ts';

export const LESSONS_PER_PAGE = 20;

/** A word in no more cases than this is rare. */
const MAX_RARE = 400;

type LessonSearch = { q: string; specialty: string; language: string; page: number };

/** Lessons that have each word of a search, the newest first; one row more than a page means that there is another page. */
export async function listLessons(ctx: Ctx, search: LessonSearch) {
  await requireVerifiedProfessional(ctx);
  const terms = termsOf(search.q).slice(0, 6);
  if (search.q.trim() !== '' && terms.length === 0) return { rows: [], more: false };
  const rare = await findRarestTermLessons(ctx, terms);
  const rows = rare ? await searchAmong(ctx, rare, terms, search) : await searchNewest(ctx, terms, search);
  return { rows: rows.slice(0, LESSONS_PER_PAGE), more: rows.length > LESSONS_PER_PAGE };
}

/** The cases of the rarest word, where it has few: it is quicker to look at those than at all. */
async function findRarestTermLessons(ctx: Ctx, terms: string[]): Promise<string[] | null> {
  let least: string[] | null = null;
  for (const term of terms) {
    const ids = await ctx.db.read
      .select({ id: consultationTerms.lessonId })
      .from(consultationTerms)
      .where(eq(consultationTerms.term, term))
      .limit(MAX_RARE + 1);
    if (ids.length <= MAX_RARE && (least === null || ids.length < least.length))
      least = ids.map(({ id }) => id);
  }
  return least;
}

const hasTerm = (ctx: Ctx, term: string) =>
  exists(
    ctx.db.read
      .select({ term: consultationTerms.term })
      .from(consultationTerms)
      .where(and(eq(consultationTerms.term, term), eq(consultationTerms.lessonId, consultationLessons.id))),
  );

async function searchAmong(
  ctx: Ctx,
  ids: string[],
  terms: string[],
  { specialty, language, page }: LessonSearch,
) {
  const rows = await ctx.db.read
    .select({ ...LESSON_ROW, state: consultationLessons.state })
    .from(consultationLessons)
    .where(and(inArray(consultationLessons.id, ids), ...terms.map((term) => hasTerm(ctx, term))));
  return rows
    .filter(({ state }) => state === 'published')
    .filter(
      (row) =>
        (specialty === '' || row.specialty === specialty) && (language === '' || row.language === language),
    )
    .sort((a, b) => b.publishedAt!.getTime() - a.publishedAt!.getTime())
    .slice(LESSONS_PER_PAGE * (page - 1), LESSONS_PER_PAGE * page + 1)
    .map(({ state: _, ...row }) => row);
}

const searchNewest = (ctx: Ctx, terms: string[], { specialty, language, page }: LessonSearch) =>
  ctx.db.read
    .select(LESSON_ROW)
    .from(consultationLessons)
    .where(
      and(
        eq(consultationLessons.state, 'published'),
        specialty ? eq(consultationLessons.specialty, specialty) : undefined,
        language ? eq(consultationLessons.language, language) : undefined,
        ...terms.map((term) => hasTerm(ctx, term)),
      ),
    )
    .orderBy(desc(consultationLessons.publishedAt))
    .limit(LESSONS_PER_PAGE + 1)
    .offset(LESSONS_PER_PAGE * (page - 1));
