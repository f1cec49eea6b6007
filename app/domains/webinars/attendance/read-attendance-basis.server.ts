import { and, desc, eq } from 'drizzle-orm';
import { type Interval, lengthOf } from '#app/domains/learning/completion/counted-time.ts';
import {
  type OpenedPrompt,
  listOpenedPrompts,
} from '#app/domains/rooms/prompts/list-opened-prompts.server.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import type { Reader } from '#db/database.ts';
import { webinarAssets, webinarRules, webinarStreams } from '#db/schema/webinars.ts';
import type { AttendanceRule } from '#app/domains/webinars/types.ts';

/** The clock of the pictures and that of the webhooks are seconds apart. */
const SLACK_MS = 15_000;

/** Common to all attendees of a webinar: read once for a list. */
export type AttendanceBasis = {
  webinar: Webinar;
  rule: AttendanceRule;
  ruleVersion: number;
  sent: Interval[];
  baseMs: number;
  asked: OpenedPrompt[];
};

export async function readAttendanceBasis(
  read: Reader,
  webinar: Webinar,
  now: Date,
): Promise<AttendanceBasis> {
  const [rule] = await read
    .select()
    .from(webinarRules)
    .where(eq(webinarRules.webinarId, webinar.id))
    .orderBy(desc(webinarRules.version))
    .limit(1);
  const sent = await readBroadcastIntervals(read, webinar, now);
  const planned = webinar.endsAt.getTime() - webinar.startsAt.getTime();
  return {
    webinar,
    rule: rule!.rule,
    ruleVersion: rule!.version,
    sent,
    // Nobody can follow more than there was, nor needs more than was promised.
    baseMs: webinar.endedAt ? Math.min(planned, lengthOf(sent)) : planned,
    asked: await listOpenedPrompts(read, webinar.id),
  };
}

/** When pictures came, between the opening of the room and its end. */
async function readBroadcastIntervals(read: Reader, webinar: Webinar, now: Date): Promise<Interval[]> {
  if (!webinar.openedAt) return [];
  const rows = await read
    .select({ asset: webinarAssets })
    .from(webinarAssets)
    .innerJoin(webinarStreams, eq(webinarStreams.id, webinarAssets.streamId))
    .where(and(eq(webinarStreams.webinarId, webinar.id), eq(webinarStreams.purpose, 'live')));
  const from = webinar.openedAt.getTime();
  const to = webinar.endedAt?.getTime() ?? now.getTime();
  return rows
    .flatMap(({ asset }) => asset.recordedTimes ?? [])
    .map((time) => {
      const start = Date.parse(time.from);
      return {
        from: Math.max(from, start - SLACK_MS),
        to: Math.min(to, (time.ms < 0 ? now.getTime() : start + time.ms) + SLACK_MS),
      };
    })
    .filter((each) => each.to > each.from);
}
