import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { StaffInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarStaff } from '#db/schema/webinars.ts';

/** Somebody with a confirmed account helps: a co-host may send pictures, a moderator keeps the talk. */
export async function addStaff(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnWebinar(ctx, id);
  const { email, role } = StaffInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.email, email), isNotNull(people.emailConfirmedAt)));
    if (!person) throw new DomainError('invalid', {}, { email: 'nobody_known' });
    await tx
      .insert(webinarStaff)
      .values({ webinarId: id, personId: person.id, role, addedAt: ctx.now })
      .onConflictDoUpdate({ target: [webinarStaff.webinarId, webinarStaff.personId], set: { role } });
    await appendAudit(tx, ctx, 'webinars.staff-added', id, { personId: person.id, role });
  });
}
