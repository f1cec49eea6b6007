import { and, eq, inArray } from 'drizzle-orm';
import { OCCUPYING_STATES } from '#app/domains/mentoring/pairs/pair.ts';
import type { Reader } from '#db/database.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

/** Pairs of a programme that take a place, by profile ids. */
export async function listOccupyingPairs(
  read: Reader,
  programmeId: string,
): Promise<[mentee: string, mentor: string][]> {
  const rows = await read
    .select({ menteeId: mentoringPairs.menteeId, mentorId: mentoringPairs.mentorId })
    .from(mentoringPairs)
    .where(
      and(eq(mentoringPairs.programmeId, programmeId), inArray(mentoringPairs.state, [...OCCUPYING_STATES])),
    );
  return rows.map(({ menteeId, mentorId }) => [menteeId, mentorId]);
}

/** Number of pairs that occupy a place, by profile. */
export function countOccupiedPlaces(occupying: readonly (readonly [string, string])[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const id of occupying.flat()) taken.set(id, (taken.get(id) ?? 0) + 1);
  return taken;
}
