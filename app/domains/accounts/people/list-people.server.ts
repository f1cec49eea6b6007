import { type SQL, and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listPeopleWithFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { isAdministrator, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { PeopleFilter } from '#app/domains/accounts/schemas.ts';
import { contains } from '#app/platform/contains.server.ts';
import { plainEmail } from '#app/platform/email-address.ts';
import { searchWords } from '#app/platform/search-key.ts';
import type { Reader } from '#db/database.ts';
import { officers, people, personRoles } from '#db/schema/accounts.ts';
import { byName } from './by-name.server.ts';
import { NAMED_PERSON } from './named-person.ts';
import { rightsRevision } from './rights-revision.server.ts';

const PEOPLE_A_PAGE = 50;

/** People for administrators, by name, 50 a page: those with these words in name or address, and with a role, an office or a block; `own` is the reader. */
export async function listPeople(ctx: Ctx, raw: unknown) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const { read } = ctx.db;
  const filter = PeopleFilter.parse(raw);
  const where = and(matching(filter.q), inRole(read, filter.role));
  const rows = await read
    .select({ ...NAMED_PERSON, email: people.email, blockedAt: people.blockedAt })
    .from(people)
    .where(where)
    .orderBy(...byName(ctx.actor.locale))
    .limit(PEOPLE_A_PAGE)
    .offset(PEOPLE_A_PAGE * (filter.page - 1));
  const ids = rows.map((row) => row.id);
  const total = await read.$count(people, where);
  const roles = await read.select().from(personRoles).where(inArray(personRoles.personId, ids));
  const offices = await read.select().from(officers).where(inArray(officers.personId, ids));
  const withFactor = await listPeopleWithFactor(read, ids);
  return {
    filter,
    total,
    pages: Math.ceil(total / PEOPLE_A_PAGE),
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

const matching = (typed: string): SQL | undefined =>
  typed === ''
    ? undefined
    : or(
        and(...searchWords(typed).map((word) => contains(people.searchKey, word))),
        contains(people.email, plainEmail(typed)),
      );

function inRole(read: Reader, role: PeopleFilter['role']): SQL | undefined {
  if (role === '') return undefined;
  if (role === 'blocked') return isNotNull(people.blockedAt);
  if (role === 'officer') return inArray(people.id, read.select({ id: officers.personId }).from(officers));
  const ids = read.select({ id: personRoles.personId }).from(personRoles).where(eq(personRoles.role, role));
  return inArray(people.id, ids);
}
