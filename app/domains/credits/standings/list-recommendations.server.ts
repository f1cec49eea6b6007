import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { activityTypeOfCourse } from '#app/domains/credits/activities/activity-types.ts';
import { accreditationOn } from '#app/domains/credits/accreditation/accreditation.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import type { CountedParticipation } from '#app/domains/credits/ledger/ledger.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { countsByTime, rulesInForce } from '#app/domains/credits/rules/rule-sets.ts';
import {
  type CreditInputs,
  readCreditInputs,
} from '#app/domains/credits/ledger/read-credit-inputs.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { Fraction } from '#app/platform/exact.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import { countEnrolment } from './count-enrolment.ts';

/** A course that would bring a doctor further, and by how much after every limit. */
export type Recommendation = {
  programmeId: string;
  slug: string;
  title: string;
  language: string;
  minutes: number;
  /** Exact text in the programme's unit. */
  gain: string;
  /** The minutes that are spent decide, and `gain` is the most. */
  byMinutes: boolean;
  /** Parts of the total that still miss something and would get it. */
  parts: string[];
  /** The last day on which it counts in this cycle. */
  until: string;
};

const CANDIDATES = 100;

const SHOWN = 5;

const isByTime = ({ sets }: CreditInputs, programmeId: string, today: string): boolean => {
  const programme = programmeOrThrow(programmeId);
  const own = sets.get(programmeId) ?? [programme.ruleSet];
  return countsByTime(rulesInForce(programme, own, { asOf: today, anchor: today, step: null }).compiled);
};

/**
 * Courses that would help most now: each is counted as if it were done today. What fills a missing part comes first,
 * then what brings most. `taken` are courses one is in already.
 */
export async function listRecommendations(
  ctx: Ctx,
  credits: ProgrammeCredit[],
  taken: ReadonlySet<string>,
  locale: string,
): Promise<Map<string, Recommendation[]>> {
  mustBeSignedIn(ctx);
  const { read } = ctx.db;
  const open = credits.filter(({ remaining, categories, period }) =>
    period === null || period.over
      ? false
      : remaining !== '0' || categories.some((each) => each.remaining !== '0'),
  );
  if (open.length === 0) return new Map();
  const inputs = await readCreditInputs(read, ctx.now, [ctx.actor.id]);
  const today = inputs.today.get(ctx.actor.id)!;
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
  const offers = await listCourseOffers(ctx.db.read, [
    ...new Set(granted.map((row) => row.course_versions.id)),
  ]);
  const specialty = inputs.people[0]?.specialty ?? null;
  const ledger = inputs.ledger.get(ctx.actor.id) ?? [];
  const own = inputs.enrolments.get(ctx.actor.id) ?? [];
  const all = granted.map((row) => row.accreditations);

  return new Map(
    open.map((credit) => {
      const enrolment = own.find(({ programmeId }) => programmeId === credit.programmeId)!;
      const found = offers.flatMap(({ version, course, variants }): Recommendation[] => {
        const accreditation = accreditationOn(all, version.id, credit.programmeId, today);
        if (!accreditation || course.unpublishedAt || taken.has(course.id)) return [];
        const done: CountedParticipation = {
          id: '~',
          title: '',
          kind: 'course',
          activityType: activityTypeOfCourse({
            kind: variants[0]?.format === 'webinar' ? 'webinar' : 'course',
          }),
          courseVersionId: version.id,
          activityId: course.id,
          inSpecialty: specialty !== null && version.specialties.includes(specialty),
          date: today,
          // As it is offered: all of it by its minutes, and nobody earns for more.
          minutes: version.minutes,
          sessions: [{ date: today, minutes: version.minutes }],
          stated: null,
          countsIn: null,
          reversed: false,
        };
        const after = countEnrolment(
          { ...inputs, accreditations: [...inputs.accreditations, ...all] },
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
            byMinutes: isByTime(inputs, credit.programmeId, today),
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
