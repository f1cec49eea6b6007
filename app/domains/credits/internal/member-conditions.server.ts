import { type SQL, and, eq, exists, inArray, or, sql } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { MemberSelection } from '#app/domains/credits/types.ts';
import type { StandingState } from '#app/domains/credits/standings/credit-standing.ts';
import { contains } from '#app/platform/contains.server.ts';
import { searchWords } from '#app/platform/search-key.ts';
import type { Day } from '#app/platform/time.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import { stateConditions } from './standing-state.server.ts';

/** SQL condition on `credit_standings`: those of a person that a selection of members asks about. */
export const selectedStanding = ({ state, programmeId }: MemberSelection, today: Day): SQL =>
  and(
    eq(creditStandings.personId, people.id),
    programmeId ? eq(creditStandings.programmeId, programmeId) : undefined,
    state ? stateConditions[state as StandingState](today) : undefined,
  )!;

/** SQL condition on `memberships` joined with `people`: members of an association whom a selection means. */
export function selectedMembers(
  read: Reader | Tx,
  associationId: string,
  selection: MemberSelection,
  today: Day,
): SQL {
  const { q, state, programmeId, specialty, region, people: chosen } = selection;
  const standing = read
    .select({ one: sql`1` })
    .from(creditStandings)
    .where(selectedStanding(selection, today));
  return and(
    isAcceptedMembership({ associationId }),
    chosen ? inArray(people.id, chosen) : undefined,
    ...searchWords(q).map(isInNameOrNumber),
    specialty ? eq(people.specialty, specialty) : undefined,
    region ? eq(people.region, region) : undefined,
    state || programmeId ? exists(standing) : undefined,
  )!;
}

/** Registration numbers are ASCII in all our countries except Belarus, where letters are capitals. */
const isInNameOrNumber = (word: string): SQL =>
  or(
    contains(people.searchKey, word),
    contains(sql`lower(${memberships.registrationNumber})`, word),
    contains(memberships.registrationNumber, word.toUpperCase()),
  )!;
