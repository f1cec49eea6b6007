import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { DEFAULT_TIME_ZONE, MINUTE_MS } from '#app/platform/time.ts';
import { readOwnWebinarAttendance } from './read-own-webinar-attendance.server.ts';

const COLUMNS: Table['columns'] = [
  { name: 'name', kind: 'text' },
  { name: 'country', kind: 'text' },
  { name: 'minutes', kind: 'number' },
  { name: 'minutes_possible', kind: 'number' },
  { name: 'watched_from', kind: 'instant' },
  { name: 'watched_to', kind: 'instant' },
  { name: 'asked', kind: 'number' },
  { name: 'answered', kind: 'number' },
  { name: 'test_percent', kind: 'number' },
  { name: 'corrected', kind: 'number' },
  { name: 'correction_reason', kind: 'text' },
  { name: 'meets_rule', kind: 'text' },
  { name: 'evaluated', kind: 'text' },
  { name: 'rule', kind: 'text' },
];

/** The report for the accrediting body: a line for each attendee, in the reader's time zone, and the rule that applied to them. */
export async function makeAttendanceReport(ctx: Ctx, id: string): Promise<Table> {
  const { webinar, offer, frame, attendees } = await readOwnWebinarAttendance(ctx, id);
  if (!webinar.endedAt) throw new DomainError('webinar_not_over');
  const { rule } = frame;
  const ruleText = `v${frame.ruleVersion}: ${rule.minPercent}% of minutes, ${rule.answersPercent}% of polls and checks, test ${rule.testPercent}%`; // oxfmt-ignore
  const rows = attendees.map(({ name, country, attendance: own, evaluatedAt }) => {
    const { watched } = own.attended;
    return [
      name,
      country,
      Math.floor(own.evidence.ms / MINUTE_MS),
      Math.floor(frame.baseMs / MINUTE_MS),
      watched[0] ? new Date(watched[0].from) : null,
      watched.at(-1) ? new Date(watched.at(-1)!.to) : null,
      own.evidence.asked,
      own.evidence.answered,
      own.evidence.testPercent,
      own.correction?.minutes ?? null,
      own.correction?.reason ?? null,
      own.missing.length === 0 ? 'yes' : 'no',
      evaluatedAt ? 'yes' : 'no',
      ruleText,
    ];
  });
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.report-made', id, { lines: rows.length }));
  return {
    name: offer.course.slug,
    columns: COLUMNS,
    rows,
    timeZone: ctx.actor?.timeZone ?? DEFAULT_TIME_ZONE,
  };
}
