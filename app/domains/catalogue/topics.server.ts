import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courses, courseVersions, topics, topicWishes } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mayTeach, mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { fold } from './fold.ts';

export type Topic = typeof topics.$inferSelect;
export type Wish = {
  /** A topic that others have wished for; empty: a new one by `title`. */
  topicId: string;
  title: string;
  specialty: string;
  language: string;
  country: string;
  region: string;
};

/** A region is told where so many wishes came from it: fewer could tell whose they are. */
const LEAST_IN_REGION = 3;

/** One wish more for a topic, in the unit of what it follows from; what that was is not kept. The caller has authorised. */
export async function wishForTopicIn(tx: Tx, ctx: Ctx, wish: Wish): Promise<void> {
  const { specialty, language, country, region } = wish;
  const known = await tx.select().from(topics).where(eq(topics.specialty, specialty));
  const title = wish.title.trim();
  const same =
    known.find(({ id }) => id === wish.topicId) ??
    known.find((each) => each.language === language && fold(each.title) === fold(title));
  if (!same && title === '') return;
  const topicId = same?.id ?? newId();
  if (!same) await tx.insert(topics).values({ id: topicId, specialty, title, language, createdAt: ctx.now });
  await tx
    .insert(topicWishes)
    .values({ id: newId(), topicId, country, region, month: ctx.now.toISOString().slice(0, 7) });
  await appendAudit(tx, { ...ctx, actor: null }, 'catalogue.topic-wished', topicId, {});
}

/** Topics of a specialty by name, for those who may add a wish to one. */
export async function listTopicNames(ctx: Ctx, specialty: string): Promise<Topic[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(topics)
    .where(eq(topics.specialty, specialty))
    .orderBy(asc(topics.title))
    .limit(100);
}

export type ListedTopic = Topic & {
  wishes: number;
  countries: string[];
  regions: string[];
  /** Published, or being made. */
  taught: 'yes' | 'soon' | 'no';
};

/** What is asked for again and again, the most wished for first, for those who teach. */
export async function listTopics(
  ctx: Ctx,
  { specialty, country }: { specialty: string; country: string },
): Promise<ListedTopic[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { read } = ctx.db;
  const found = await read
    .select()
    .from(topics)
    .where(specialty ? eq(topics.specialty, specialty) : undefined)
    .orderBy(desc(topics.createdAt))
    .limit(500);
  const ids = found.map(({ id }) => id);
  const wishes = await read.select().from(topicWishes).where(inArray(topicWishes.topicId, ids));
  const taught = await read
    .select({ topicId: courses.topicId, state: courseVersions.state })
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
            (region) => region && own.filter((each) => each.region === region).length >= LEAST_IN_REGION,
          )
          .sort(),
        taught: made.some(({ state }) => state === 'published')
          ? ('yes' as const)
          : made.length > 0
            ? ('soon' as const)
            : ('no' as const),
      };
    })
    .filter((topic) => topic.wishes > 0)
    .sort((a, b) => b.wishes - a.wishes || a.title.localeCompare(b.title));
}

/** All topics by name, for the form of a course or a webinar. */
export async function listTopicChoices(ctx: Ctx): Promise<Topic[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  return ctx.db.read.select().from(topics).orderBy(asc(topics.title)).limit(500);
}

/** Says what one's own course or webinar teaches, or takes it back. Throws `not_found`. */
export async function nameTopic(ctx: Ctx, courseId: string, topicId: string): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    if (topicId !== '' && (await tx.$count(topics, eq(topics.id, topicId))) === 0)
      throw new DomainError('not_found');
    const [changed] = await tx
      .update(courses)
      .set({ topicId: topicId || null })
      .where(and(eq(courses.id, courseId), eq(courses.ownerId, actor.id)))
      .returning();
    if (!changed) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'catalogue.topic-named', courseId, { topicId });
  });
}
