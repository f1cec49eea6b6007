import { type SQL, asc, desc, eq, inArray, min, sql } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { readAssociationLanguage } from '#app/domains/accounts/associations/read-association-language.server.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { selectedMembers, selectedStanding } from '#app/domains/credits/internal/member-conditions.server.ts';
import { MemberFilter } from '#app/domains/credits/schemas.ts';
import { groupBy } from '#app/platform/group.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import { type CreditStanding, standingStateOn } from './credit-standing.ts';

const MEMBERS_A_PAGE = 50;

const LAST_DAY = '9999-12-31';

/**
 * Members of an association with their standings, a page at a time; for its officers. Without a wish for another order (`sort`) those of one standing
 * come by the day on which their cycle ends, everybody by name.
 */
export async function listMemberStandings(ctx: Ctx, associationId: string, raw: unknown) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const filter = MemberFilter.parse(raw);
  const today = todayOf(ctx);
  const end = read
    .select({ end: min(creditStandings.cycleTo) })
    .from(creditStandings)
    .where(selectedStanding(filter, today));
  const sort = filter.sort || (filter.state ? 'end' : 'name');
  const direction = sort.startsWith('-') ? desc : asc;
  const language = await readAssociationLanguage(read, associationId);
  const columns: Record<string, SQL> = {
    place: sql`coalesce(${people.region}, '')`,
    number: sql`${memberships.registrationNumber}`,
    // Who is in no cycle comes last.
    end: sql`coalesce((${end}), ${LAST_DAY})`,
  };
  const column = columns[sort.replace('-', '')];
  const rows = await read
    .select({
      ...NAMED_PERSON,
      region: people.region,
      number: memberships.registrationNumber,
      consent: memberships.exportConsentAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(selectedMembers(read, associationId, filter, today))
    .orderBy(...(column ? [direction(column), ...byName(language)] : byName(language, direction)))
    .limit(filter.all ? 1_000_000 : MEMBERS_A_PAGE + 1)
    .offset(filter.all ? 0 : (filter.page - 1) * MEMBERS_A_PAGE);
  const members = filter.all ? rows : rows.slice(0, MEMBERS_A_PAGE);
  const standings = await standingsByPerson(
    ctx,
    members.map(({ id }) => id),
  );
  return {
    filter,
    more: rows.length > members.length,
    members: members.map((member) => ({
      ...member,
      standings: (standings.get(member.id) ?? []).map((row) => ({
        ...row,
        state: standingStateOn(row, today),
      })),
    })),
  };
}

async function standingsByPerson(ctx: Ctx, personIds: string[]): Promise<Map<string, CreditStanding[]>> {
  const rows: CreditStanding[] = [];
  for (let at = 0; at < personIds.length; at += 1000)
    rows.push(
      ...(await ctx.db.read
        .select()
        .from(creditStandings)
        .where(inArray(creditStandings.personId, personIds.slice(at, at + 1000)))
        .orderBy(asc(creditStandings.programmeId))),
    );
  return groupBy(rows, (row) => row.personId);
}
