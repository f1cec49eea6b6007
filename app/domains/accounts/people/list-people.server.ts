import { count } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listPeopleWithFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { isAdministrator, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { officers, people, personRoles } from '#db/schema/accounts.ts';
import { byName } from './by-name.server.ts';
import { NAMED_PERSON } from './named-person.ts';
import { rightsRevision } from './rights-revision.server.ts';

/** Everybody, for administrators: 100 a page, by name; `own` is the reader. */
export async function listPeople(ctx: Ctx, page: number) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const rows = await ctx.db.read
    .select({ ...NAMED_PERSON, email: people.email, blockedAt: people.blockedAt })
    .from(people)
    .orderBy(...byName(ctx.actor.locale))
    .limit(100)
    .offset(100 * (page - 1));
  const [total] = await ctx.db.read.select({ n: count() }).from(people);
  const roles = await ctx.db.read.select().from(personRoles);
  const offices = await ctx.db.read.select().from(officers);
  const withFactor = await listPeopleWithFactor(
    ctx.db.read,
    rows.map((row) => row.id),
  );
  return {
    total: total!.n,
    people: rows.map((row) => {
      const rights = {
        blockedAt: row.blockedAt,
        roles: roles.filter((each) => each.personId === row.id).map((each) => each.role),
        officerOf: offices.filter((each) => each.personId === row.id).map((each) => each.associationId),
      };
      return {
        ...row,
        ...rights,
        revision: rightsRevision(rights),
        own: isOwn(ctx.actor, row.id),
        hasFactor: withFactor.has(row.id),
      };
    }),
  };
}
