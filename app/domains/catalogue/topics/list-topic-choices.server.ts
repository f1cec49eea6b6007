import { asc } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { topics } from '#db/schema/catalogue.ts';
import type { Topic } from './topic.ts';

/** All topics by name, for the form of a course or a webinar. */
export async function listTopicChoices(ctx: Ctx): Promise<Topic[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const compare = compareIn(ctx.actor.locale);
  const found = await ctx.db.read.select().from(topics).orderBy(asc(topics.title)).limit(500);
  return found.sort((a, b) => compare(a.title, b.title));
}
