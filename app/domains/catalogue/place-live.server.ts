import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courses, courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '../accounts/permissions.ts';
import { fold, slugFrom } from './fold.ts';
import type { LiveWordsInput } from './schemas.ts';

type Live = { format: 'webinar' | 'recording'; minutes: number; specialties: string[] };

/** What is not a package judges itself; the rule of its version asks nothing more. */
const NO_RULE = { status: 'completed', minScore: null, minMinutes: 0 } as const;

/** Makes a draft of something that is no package: its host owns it. */
export async function placeLiveIn(
  tx: Tx,
  ctx: Ctx,
  live: Live,
  words: LiveWordsInput,
): Promise<{ courseId: string; versionId: string; slug: string }> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const [courseId, versionId] = [newId(), newId()];
  const slug = `${slugFrom(words.title)}-${courseId.slice(-6)}`;
  await tx.insert(courses).values({ id: courseId, slug, ownerId: ctx.actor.id, createdAt: ctx.now });
  await tx.insert(courseVersions).values({
    id: versionId,
    courseId,
    number: 1,
    state: 'draft',
    minutes: live.minutes,
    specialties: live.specialties,
    rule: NO_RULE,
    createdAt: ctx.now,
  });
  await writeWordsIn(tx, ctx, { courseId, versionId, format: live.format }, words);
  return { courseId, versionId, slug };
}

/** Its words in one language; the caller has shown that it is the actor's own. */
export async function writeWordsIn(
  tx: Tx,
  ctx: Ctx,
  { courseId, versionId, format }: { courseId: string; versionId: string; format: Live['format'] },
  { language, ...words }: LiveWordsInput,
): Promise<void> {
  const variant = {
    ...words,
    folded: fold([words.title, words.summary, ...words.objectives].join(' ')),
    packageId: null,
    format,
  };
  await tx
    .insert(courseVariants)
    .values({ id: newId(), versionId, language, ...variant })
    .onConflictDoUpdate({ target: [courseVariants.versionId, courseVariants.language], set: variant });
  await appendAudit(tx, ctx, 'catalogue.words-written', courseId, { versionId, language, ...words });
}

/** How long it takes and for whom; the caller has shown that it is the actor's own. */
export async function changeLiveIn(
  tx: Tx,
  versionId: string,
  { minutes, specialties }: Omit<Live, 'format'>,
): Promise<void> {
  await tx.update(courseVersions).set({ minutes, specialties }).where(eq(courseVersions.id, versionId));
}
