import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { mustBePrintable } from '#app/domains/accounts/people/must-be-printable.server.ts';
import { NameChangeInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { nameChanges, people } from '#db/schema/accounts.ts';
import { hasVerifiedName } from './has-verified-name.server.ts';

/**
 * Asks an association that has verified one's name for another; until it has decided, certificates carry the verified name.
 * Throws `name_change_open` where a request is open, `name_same` by field, and `not_found` for people without a verified name:
 * they change it in their profile.
 */
export async function requestNameChange(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { name } = NameChangeInput.parse(raw);
  await mustBePrintable(name);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if (!(await hasVerifiedName(tx, actor.id))) throw new DomainError('not_found');
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
