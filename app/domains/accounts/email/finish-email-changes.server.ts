import { eq } from 'drizzle-orm';
import { isOpen, mayTakeEffect, takeEffectIn } from '#app/domains/accounts/internal/email-change.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { ProcessCtx } from '#app/platform/scheduled-work.ts';
import { emailChanges, people } from '#db/schema/accounts.ts';

/** Changes of address whose new mailbox has confirmed and whose old one has said nothing for a week take effect; forgets those that are over. */
export async function finishEmailChanges(ctx: ProcessCtx): Promise<void> {
  const rows = await ctx.db.read.select().from(emailChanges);
  await doEach(rows, ({ personId }) =>
    ctx.db.transact(async (tx) => {
      const [row] = await tx
        .select({ change: emailChanges, person: people })
        .from(emailChanges)
        .innerJoin(people, eq(people.id, emailChanges.personId))
        .where(eq(emailChanges.personId, personId));
      if (!row) return;
      if (!isOpen(row.change, ctx.now)) {
        await tx.delete(emailChanges).where(eq(emailChanges.personId, personId));
        return;
      }
      if (mayTakeEffect(row.change, ctx.now)) await takeEffectIn(tx, ctx, row.change, row.person);
    }),
  );
}
