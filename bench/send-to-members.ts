import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { deliverMessage } from '#app/domains/credits/messages/deliver-message.server.ts';
import { sendMessage } from '#app/domains/credits/messages/send-message.server.ts';
import { startMessage } from '#app/domains/credits/messages/start-message.server.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { memberMessages } from '#db/schema/member-messages.ts';
import { report } from './report.ts';

const TEXTS = { kind: 'news', 'subject-lv': 'Sapulce', 'body-lv': 'Tiekamies piektdien.' };
const SLUG = 'members';

/** A message of an association to all its members: sent off by its officer, and queued as mails batch by batch. */
export async function sendToMembers(ctx: Ctx, associationId: string): Promise<void> {
  const { actor, db } = ctx;
  await db.transact(async (tx) => {
    await tx
      .insert(associations)
      .values({ id: associationId, slug: SLUG, name: 'Members', language: 'lv', country: 'LV' })
      .onConflictDoNothing();
    await tx
      .insert(people)
      .values({
        id: actor!.id, opaqueId: actor!.id, email: 'officer@example.org', name: 'Officer', locale: 'lv', timeZone: 'Europe/Riga',
        languages: [], createdAt: ctx.now,
      })
      .onConflictDoNothing(); // oxfmt-ignore
  });
  const id = await startMessage(ctx, SLUG, TEXTS);
  let from = performance.now();
  await sendMessage(ctx, SLUG, id, 1);
  report('credits, a message sent off to 20,000 members', performance.now() - from, 'ms', 3000);
  from = performance.now();
  while (!(await deliverMessage(ctx, id)));
  report('credits, its 20,000 mails queued', (performance.now() - from) / 1000, 's', 60);
  const [sent] = await db.read.select().from(memberMessages).where(eq(memberMessages.id, id));
  if (sent!.state !== 'sent') throw new Error('the message was not sent');
}
