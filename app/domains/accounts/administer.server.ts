import { asc, count, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, newToken } from '#app/platform/ids.server.ts';
import type { Database } from '#db/database.ts';
import { associations, officers, people, personRoles } from '#db/schema/accounts.ts';
import type { Ctx, Role } from './ctx.ts';
import { actorFrom, findPerson } from './internal/actor.server.ts';
import { endAllIn } from './internal/end-all.server.ts';
import { listWithFactor } from './internal/factors.server.ts';
import { hashPassword } from './internal/password.server.ts';
import {
  isAdministrator,
  mustBeAllowed,
  mustBeFresh,
  mustBeOperator,
  mustBeSomebodyElse,
} from './permissions.ts';
import { RolesInput } from './schemas.ts';

/** Everybody, for administrators: 100 a page, by name. */
export async function listPeople(ctx: Ctx, page: number) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const rows = await ctx.db.read
    .select({ id: people.id, name: people.name, email: people.email, blockedAt: people.blockedAt })
    .from(people)
    .orderBy(asc(people.name))
    .limit(100)
    .offset(100 * (page - 1));
  const [total] = await ctx.db.read.select({ n: count() }).from(people);
  const roles = await ctx.db.read.select().from(personRoles);
  const offices = await ctx.db.read.select().from(officers);
  const withFactor = await listWithFactor(
    ctx.db.read,
    rows.map((row) => row.id),
  );
  return {
    total: total!.n,
    people: rows.map((row) => ({
      ...row,
      roles: roles.filter((each) => each.personId === row.id).map((each) => each.role),
      officerOf: offices.filter((each) => each.personId === row.id).map((each) => each.associationId),
      hasFactor: withFactor.has(row.id),
    })),
  };
}

/**
 * Sets roles, offices and the block of one person. An administrator cannot lock themselves out,
 * nor make themselves an officer (`own_decision`).
 */
export async function setRoles(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  const { actor } = ctx;
  const input = RolesInput.parse(raw);
  if (input.personId === actor.id && (!input.roles.includes('administrator') || input.blocked))
    throw new DomainError('own_role');
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, input.personId));
    if (!person) throw new DomainError('not_found');
    for (const id of input.officerOf)
      if ((await tx.$count(associations, eq(associations.id, id))) === 0) throw new DomainError('not_found');
    // Whoever may decide in an association was named by somebody else.
    const held = await tx.select().from(officers).where(eq(officers.personId, person.id));
    if (input.officerOf.some((id) => !held.some(({ associationId }) => associationId === id)))
      mustBeSomebodyElse(ctx, person.id);
    await tx.delete(personRoles).where(eq(personRoles.personId, person.id));
    await tx.delete(officers).where(eq(officers.personId, person.id));
    for (const role of input.roles) await tx.insert(personRoles).values({ personId: person.id, role });
    for (const associationId of input.officerOf)
      await tx.insert(officers).values({ personId: person.id, associationId });
    await tx
      .update(people)
      .set({ blockedAt: input.blocked ? (person.blockedAt ?? ctx.now) : null })
      .where(eq(people.id, person.id));
    if (input.blocked) await endAllIn(tx, ctx.now, person.id);
    await appendAudit(tx, ctx, 'accounts.roles-set', person.opaqueId, input);
  });
}

/** For the command line and the sample region: a confirmed account with roles. Throws `email_taken`. */
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
  const { password, roles, ...fields } = person;
  const passwordHash = password === null ? null : await hashPassword(password);
  const id = newId();
  const opaqueId = newToken();
  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(people)
      .values({
        locale: 'en',
        timeZone: 'Europe/Helsinki',
        languages: ['en'],
        ...fields,
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

/** An installation without an administrator cannot be run by anybody. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  return (await db.read.$count(personRoles, eq(personRoles.role, 'administrator'))) > 0;
}

export async function createAssociation(
  ctx: Ctx,
  association: Omit<typeof associations.$inferInsert, 'id'>,
  officerIds: string[],
): Promise<string> {
  mustBeOperator(ctx);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(associations).values({ ...association, id });
    for (const personId of officerIds) await tx.insert(officers).values({ associationId: id, personId });
    await appendAudit(tx, ctx, 'accounts.association-created', id, association);
  });
  return id;
}

/** The same context with this person acting, for the sample region. */
export async function actingAs(ctx: Ctx, personId: string): Promise<Ctx> {
  mustBeOperator(ctx);
  const person = await findPerson(ctx.db, personId);
  if (!person) throw new DomainError('not_found');
  return { ...ctx, actor: await actorFrom(ctx.db.read, person, null) };
}
