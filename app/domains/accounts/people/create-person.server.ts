import type { Ctx, Role } from '#app/domains/accounts/ctx.ts';
import { hashPassword } from '#app/domains/accounts/internal/password/password.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, newToken } from '#app/platform/ids.server.ts';
import { people, personRoles } from '#db/schema/accounts.ts';
import { nameColumns } from './name-columns.server.ts';
import { usualTimeZone } from './usual-time-zone.ts';

/** For the command line and the sample region: a confirmed account with roles, by the clock of its country. Throws `email_taken`. */
export async function createPerson(
  ctx: Ctx,
  person: Partial<typeof people.$inferInsert> & {
    email: string;
    name: string;
    password: string | null;
    roles: Role[];
  },
): Promise<string> {
  mustBeOperator(ctx);
  const { password, roles, name, ...fields } = person;
  const passwordHash = password === null ? null : await hashPassword(password);
  const id = newId();
  const opaqueId = newToken();
  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({
        locale: 'en',
        timeZone: usualTimeZone(fields.country),
        languages: ['en'],
        ...fields,
        ...nameColumns(name),
        id,
        opaqueId,
        passwordHash,
        emailConfirmedAt: ctx.now,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) throw new DomainError('email_taken');
    for (const role of roles) await tx.insert(personRoles).values({ personId: id, role });
    await appendAudit(tx, ctx, 'accounts.created', opaqueId, { email: person.email, roles });
  });
  return id;
}
