import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { type Exclusions, exclusionKey } from '#app/domains/mentoring/matching/constraints.ts';
import type { Reader, Tx } from '#db/database.ts';
import { mentoringBlocks, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { mentee, mentor, selectPairs } from './select-pairs.server.ts';

/** Who of a programme must not be paired: who blocked whom, and who parted because it did not fit, or said no. */
export async function readExclusions(read: Reader | Tx, programmeId: string): Promise<Exclusions> {
  const inside = read
    .select({ id: mentoringProfiles.personId })
    .from(mentoringProfiles)
    .where(eq(mentoringProfiles.programmeId, programmeId));
  const blocks = await read
    .select()
    .from(mentoringBlocks)
    .where(and(inArray(mentoringBlocks.personId, inside), inArray(mentoringBlocks.blockedId, inside)));
  const parted = await selectParted(read, programmeId);
  return {
    blocked: new Set(blocks.map(({ personId, blockedId }) => exclusionKey(personId, blockedId))),
    before: new Set(
      parted.map(({ menteePersonId, mentorPersonId }) => exclusionKey(menteePersonId, mentorPersonId)),
    ),
  };
}

/** Who parted because it did not fit, or said no; `more` narrows them down. */
const selectParted = (read: Reader | Tx, programmeId: string, more?: SQL) =>
  selectPairs(read, {}).where(
    and(
      eq(mentoringPairs.programmeId, programmeId),
      or(
        eq(mentoringPairs.state, 'declined'),
        and(eq(mentoringPairs.state, 'ended'), eq(mentoringPairs.endReason, 'fit')),
      ),
      more,
    ),
  );

type Member = Pick<typeof mentoringProfiles.$inferSelect, 'personId' | 'programmeId'>;

/** As `readExclusions`, of two people alone. */
export async function isExcludedIn(tx: Tx, one: Member, two: Member): Promise<boolean> {
  const both = [one.personId, two.personId];
  const blocks = and(inArray(mentoringBlocks.personId, both), inArray(mentoringBlocks.blockedId, both));
  if ((await tx.$count(mentoringBlocks, blocks)) > 0) return true;
  const theirs = and(inArray(mentee.personId, both), inArray(mentor.personId, both));
  return (await selectParted(tx, one.programmeId, theirs)).length > 0;
}
