import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import { Fraction } from '#app/platform/exact.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';
import { offersOf } from '../catalogue/list-courses.server.ts';
import { pickVariant } from '../catalogue/pick-variant.ts';
import { accreditationOn, type CountedParticipation, type ProgrammeCredit } from './count.ts';
import { countEnrolment, readBooks } from './read-credit.server.ts';

/** A course that would bring a doctor further, and by how much after every limit. */
export type Helpful = {
  programmeId: string;
  slug: string;
  title: string;
  language: string;
  minutes: number;
  /** Exact text in the programme's unit. */
  gain: string;
  /** Parts of the total that still miss something and would get it. */
  parts: string[];
  /** The last day on which it counts in this cycle. */
  until: string;
};

const CANDIDATES = 100;
const SHOWN = 5;

/**
 * Courses that would help most now: each is counted as if it were done today. What fills a missing part comes first,
 * then what brings most. `taken` are courses one is in already.
 */
export async function listHelpful(
  ctx: Ctx,
  credits: ProgrammeCredit[],
  taken: ReadonlySet<string>,
  locale: string,
): Promise<Map<string, Helpful[]>> {
  mustBeSignedIn(ctx);
  const { read } = ctx.db;
  const open = credits.filter(({ remaining, categories, period }) =>
    period === null || period.over
      ? false
      : remaining !== '0' || categories.some((each) => each.remaining !== '0'),
  );
  if (open.length === 0) return new Map();
  const books = await readBooks(read, ctx.now, [ctx.actor.id]);
  const { today } = books;
  const granted = await read
    .select()
    .from(accreditations)
    .innerJoin(courseVersions, eq(courseVersions.id, accreditations.courseVersionId))
    .where(
      and(
        inArray(
          accreditations.programmeId,
          open.map(({ programmeId }) => programmeId),
        ),
        eq(courseVersions.state, 'published'),
        lte(accreditations.validFrom, today),
        gte(accreditations.validTo, today),
      ),
    )
    .limit(CANDIDATES);
  const offers = await offersOf(ctx, [...new Set(granted.map((row) => row.course_versions.id))]);
  const specialty = books.people[0]?.specialty ?? null;
  const ledger = books.ledger.get(ctx.actor.id) ?? [];
  const own = books.enrolments.get(ctx.actor.id) ?? [];
  const all = granted.map((row) => row.accreditations);

  return new Map(
    open.map((credit) => {
      const enrolment = own.find(({ programmeId }) => programmeId === credit.programmeId)!;
      const found = offers.flatMap(({ version, course, variants }): Helpful[] => {
        const accreditation = accreditationOn(all, version.id, credit.programmeId, today);
        if (!accreditation || taken.has(course.id)) return [];
        const done: CountedParticipation = {
          id: '~',
          title: '',
          kind: 'course',
          activityType: 'elearning',
          courseVersionId: version.id,
          activityId: course.id,
          inSpecialty: specialty !== null && version.specialties.includes(specialty),
          date: today,
          minutes: version.minutes,
          sessions: null,
          stated: null,
          countsIn: null,
          reversed: false,
        };
        const after = countEnrolment(
          { ...books, accreditations: [...books.accreditations, ...all] },
          enrolment,
          [...ledger, done],
        );
        const line = after.lines.find(({ participation }) => participation.id === '~')!;
        if (line.units === '0') return [];
        const variant = pickVariant(variants, locale as 'en')!;
        return [
          {
            programmeId: credit.programmeId,
            slug: course.slug,
            title: variant.title,
            language: variant.language,
            minutes: version.minutes,
            gain: line.units,
            parts: after.categories
              .filter(({ name, remaining }) => {
                const before = credit.categories.find((each) => each.name === name);
                return before !== undefined && before.remaining !== remaining;
              })
              .map(({ name }) => name),
            until: [accreditation.validTo, credit.period!.to].sort()[0]!,
          },
        ];
      });
      found.sort(
        (a, b) =>
          b.parts.length - a.parts.length ||
          new Fraction(b.gain).compare(a.gain) ||
          (a.title < b.title ? -1 : 1),
      );
      return [credit.programmeId, found.slice(0, SHOWN)];
    }),
  );
}
