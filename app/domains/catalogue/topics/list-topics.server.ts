import { desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { courseVersions, courses, topicWishes, topics } from '#db/schema/catalogue.ts';
import type { Topic } from './topic.ts';

/** A region is shown from this many wishes on: fewer could identify who asked. */
const MIN_WISHES_OF_REGION = 3;

export type ListedTopic = Topic & {
  wishes: number;
  countries: string[];
  regions: string[];
  /** Published, or being made. */
  taught: 'yes' | 'soon' | 'no';
};

/** Topics by number of wishes, the most wished for first, for those who teach. */
export async function listTopics(
  ctx: Ctx,
  { specialty, country }: { specialty: string; country: string },
): Promise<ListedTopic[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { read } = ctx.db;
  const compare = compareIn(ctx.actor.locale);
  const found = await read
    .select()
    .from(topics)
    .where(specialty ? eq(topics.specialty, specialty) : undefined)
    .orderBy(desc(topics.createdAt))
    .limit(500);
  const ids = found.map(({ id }) => id);
  const wishes = await read.select().from(topicWishes).where(inArray(topicWishes.topicId, ids));
  const taught = await read
    .select({ topicId: courses.topicId, state: courseVersions.state, unpublishedAt: courses.unpublishedAt })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(inArray(courses.topicId, ids));
  return found
    .map((topic) => {
      const own = wishes.filter(
        (each) => each.topicId === topic.id && (country === '' || each.country === country),
      );
      const made = taught.filter(({ topicId }) => topicId === topic.id);
      return {
        ...topic,
        wishes: own.length,
        countries: [...new Set(own.map((each) => each.country))].sort(),
        regions: [...new Set(own.map((each) => each.region))]
          .filter(
            (region) => region && own.filter((each) => each.region === region).length >= MIN_WISHES_OF_REGION,
          )
          .sort(compare),
        taught: made.some(({ state, unpublishedAt }) => state === 'published' && !unpublishedAt)
          ? ('yes' as const)
          : made.length > 0
            ? ('soon' as const)
            : ('no' as const),
      };
    })
    .filter((topic) => topic.wishes > 0)
    .sort((a, b) => b.wishes - a.wishes || compare(a.title, b.title));
}
