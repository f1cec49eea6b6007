import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { searchKey } from '#app/platform/search-key.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { topicWishes, topics } from '#db/schema/catalogue.ts';

export type TopicWish = {
  /** A topic that others have wished for; empty: a new one by `title`. */
  topicId: string;
  title: string;
  specialty: string;
  language: string;
  country: string;
  region: string;
};

/** Adds a wish to a topic, in the caller's transaction; its origin is not recorded. The caller has authorised. */
export async function wishForTopicIn(tx: Tx, ctx: Ctx, wish: TopicWish): Promise<void> {
  const { specialty, language, country, region } = wish;
  const known = await tx.select().from(topics).where(eq(topics.specialty, specialty));
  const title = wish.title.trim();
  const same =
    known.find(({ id }) => id === wish.topicId) ??
    known.find((each) => each.language === language && searchKey(each.title) === searchKey(title));
  if (!same && title === '') return;
  const topicId = same?.id ?? newId();
  if (!same) await tx.insert(topics).values({ id: topicId, specialty, title, language, createdAt: ctx.now });
  await tx
    .insert(topicWishes)
    .values({ id: newId(), topicId, country, region, month: todayOf(ctx).slice(0, 7) });
  await appendAudit(tx, { ...ctx, actor: null }, 'catalogue.topic-wished', topicId, {});
}
