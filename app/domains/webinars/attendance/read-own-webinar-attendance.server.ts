import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { suppressSmallGroups } from '#app/platform/small-groups.ts';
import { people } from '#db/schema/accounts.ts';
import { completions, evaluations } from '#db/schema/learning.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import type { Attendance } from './attendance-of.ts';
import { type AttendanceState, attendanceState } from './attendance-state.ts';
import { listAttendances } from './list-attendances.server.ts';
import { readAttendanceBasis } from './read-attendance-basis.server.ts';

export type Attendee = {
  registrationId: string;
  /** The acting person's own. */
  isOwn: boolean;
  name: string;
  searchKey: string;
  country: string | null;
  region: string | null;
  attendance: Attendance;
  state: AttendanceState;
  ms: number;
  completedAt: Date | null;
  evaluatedAt: Date | null;
};

/** Everybody with a seat, with what their attendance comes to and what it is made of. For the host and co-hosts. */
export async function readOwnWebinarAttendance(ctx: Ctx, id: string) {
  const found = await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  const frame = await readAttendanceBasis(ctx.db.read, found.webinar, ctx.now);
  const rows = await ctx.db.read
    .select({
      registrationId: webinarSeats.registrationId,
      personId: people.id,
      name: people.name,
      searchKey: people.searchKey,
      country: people.country,
      region: people.region,
      completedAt: completions.at,
      evaluatedAt: evaluations.at,
    })
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .leftJoin(completions, eq(completions.registrationId, webinarSeats.registrationId))
    .leftJoin(evaluations, eq(evaluations.registrationId, webinarSeats.registrationId))
    .where(and(eq(webinarSeats.webinarId, id), eq(webinarSeats.state, 'seat')))
    .orderBy(...byName(ctx.actor?.locale ?? ''));
  const attendances = await listAttendances(ctx.db.read, frame, rows);
  const attendees = rows.map(({ personId, ...row }): Attendee => {
    const attendance = attendances.get(row.registrationId)!;
    return {
      ...row,
      isOwn: isOwn(ctx.actor, personId),
      attendance,
      state: attendanceState(attendance, row.evaluatedAt !== null),
      ms: attendance.evidence.ms,
    };
  });
  const came = attendees.filter(({ attendance: own }) => own.evidence.ms > 0);
  const places = new Map<string, number>();
  for (const { country } of came) places.set(country ?? '', (places.get(country ?? '') ?? 0) + 1);
  return {
    ...found,
    frame,
    attendees,
    came: came.length,
    places: suppressSmallGroups([...places].map(([name, size]) => ({ name, size, counts: {} }))),
    evaluated: attendees.filter((each) => each.evaluatedAt !== null).length,
  };
}
