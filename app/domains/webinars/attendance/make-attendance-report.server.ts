import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { csvLine } from '#app/platform/csv.ts';
import { DomainError } from '#app/platform/errors.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { readOwnWebinarAttendance } from './read-own-webinar-attendance.server.ts';

/** The report for the accrediting body: a line for each who came, and the rule that they were measured by. */
export async function makeAttendanceReport(ctx: Ctx, id: string): Promise<{ name: string; text: string }> {
  const { webinar, offer, frame, attendees } = await readOwnWebinarAttendance(ctx, id);
  if (!webinar.endedAt) throw new DomainError('webinar_not_over');
  const { rule } = frame;
  const head = [
    'name',
    'country',
    'minutes',
    'minutes_possible',
    'watched_from',
    'watched_to',
    'asked',
    'answered',
    'test_percent',
    'corrected',
    'correction_reason',
    'meets_rule',
    'evaluated',
    'rule',
  ];
  const ruleText = `v${frame.ruleVersion}: ${rule.minPercent}% of minutes, ${rule.answersPercent}% of polls and checks, test ${rule.testPercent}%`; // oxfmt-ignore
  const lines = attendees.map(({ name, country, attendance: own, evaluatedAt }) => {
    const { watched } = own.attended;
    return csvLine([
      name,
      country ?? '',
      Math.floor(own.evidence.ms / MINUTE_MS),
      Math.floor(frame.baseMs / MINUTE_MS),
      watched[0] ? new Date(watched[0].from).toISOString() : '',
      watched.at(-1) ? new Date(watched.at(-1)!.to).toISOString() : '',
      own.evidence.asked,
      own.evidence.answered,
      own.evidence.testPercent ?? '',
      own.correction ? own.correction.minutes : '',
      own.correction?.reason ?? '',
      own.missing.length === 0 ? 'yes' : 'no',
      evaluatedAt ? 'yes' : 'no',
      ruleText,
    ]);
  });
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.report-made', id, { lines: lines.length }));
  return { name: `${offer.course.slug}.csv`, text: `\ufeff${csvLine(head)}${lines.join('')}` };
}
