import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { topics } from '#db/schema/catalogue.ts';
import type { Topic } from './topic.ts';

/** Topics of a specialty by name, for those who may add a wish to one. */
export async function listTopicNames(ctx: Ctx, specialty: string): Promise<Topic[]> {
  mustBeSignedIn(ctx);
  const compare = compareIn(ctx.actor.locale);
  const found = await ctx.db.read
    .select()
    .from(topics)
    .where(eq(topics.specialty, specialty))
    .orderBy(asc(topics.title))
    .limit(100);
  return found.sort((a, b) => compare(a.title, b.title));
}
