import { alias } from '#db/columns.ts';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { mentoringBlocks, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { type Apart, apartKey } from '../matching/score.ts';

/** Who of a programme must not be paired: who blocked whom, and who parted because it did not fit, or said no. */
export async function readApart(read: Reader | Tx, programmeId: string): Promise<Apart> {
  const inside = read
    .select({ id: mentoringProfiles.personId })
    .from(mentoringProfiles)
    .where(eq(mentoringProfiles.programmeId, programmeId));
  const blocks = await read
    .select()
    .from(mentoringBlocks)
    .where(and(inArray(mentoringBlocks.personId, inside), inArray(mentoringBlocks.blockedId, inside)));
  const mentee = alias(mentoringProfiles, 'mentee');
  const mentor = alias(mentoringProfiles, 'mentor');
  const parted = await read
    .select({ a: mentee.personId, b: mentor.personId })
    .from(mentoringPairs)
    .innerJoin(mentee, eq(mentee.id, mentoringPairs.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentoringPairs.mentorId))
    .where(
      and(
        eq(mentoringPairs.programmeId, programmeId),
        or(
          eq(mentoringPairs.state, 'declined'),
          and(eq(mentoringPairs.state, 'ended'), eq(mentoringPairs.endReason, 'fit')),
        ),
      ),
    );
  return {
    blocked: new Set(blocks.map(({ personId, blockedId }) => apartKey(personId, blockedId))),
    before: new Set(parted.map(({ a, b }) => apartKey(a, b))),
  };
}
