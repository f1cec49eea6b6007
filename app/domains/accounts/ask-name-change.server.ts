import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { nameChanges, people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { isVerified } from './name-changes.server.ts';
import { mustBeSignedIn } from './permissions.ts';
import { NameInput } from './schemas.ts';

/**
 * Asks an association that has verified one's name for another; until it has decided, certificates carry the verified name.
 * Throws `name_change_open` where a request waits already, `name_same` by field, and `not_found` for whoever nobody has
 * verified: they change it in their profile.
 */
export async function askNameChange(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { name } = NameInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if (!(await isVerified(tx, actor.id))) throw new DomainError('not_found');
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, actor.id));
    if (person!.name === name) throw new DomainError('invalid', {}, { name: 'name_same' });
    const open = and(eq(nameChanges.personId, actor.id), eq(nameChanges.state, 'requested'));
    if ((await tx.$count(nameChanges, open)) > 0) throw new DomainError('name_change_open');
    await tx.insert(nameChanges).values({
      id,
      personId: actor.id,
      nameBefore: person!.name,
      name,
      state: 'requested',
      requestedAt: ctx.now,
    });
    // The names themselves stay in the table: an audit row carries none.
    await appendAudit(tx, ctx, 'accounts.name-asked', id, {});
  });
}
