import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

/** States in which a pair takes a place. */
export const STANDING = ['proposed', 'active', 'paused'] as const;

/** Pairs of a programme that take a place, by profile ids. */
export async function listStanding(
  read: Reader,
  programmeId: string,
): Promise<[mentee: string, mentor: string][]> {
  const rows = await read
    .select({ menteeId: mentoringPairs.menteeId, mentorId: mentoringPairs.mentorId })
    .from(mentoringPairs)
    .where(and(eq(mentoringPairs.programmeId, programmeId), inArray(mentoringPairs.state, [...STANDING])));
  return rows.map(({ menteeId, mentorId }) => [menteeId, mentorId]);
}

/** How many pairs stand with each profile. */
export function countTaken(standing: readonly (readonly [string, string])[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const id of standing.flat()) taken.set(id, (taken.get(id) ?? 0) + 1);
  return taken;
}
