import type { Compiled, Conversion } from './compile.ts';
import { type Line, minutesOf, sumOfSessions } from './entry.ts';
import { holdsOn } from './rule.ts';
import { amountOf, floorTo, spread, tenThousandths } from './scale.ts';

/** Each dated session is converted and rounded by itself; granted units replace the conversion. */
export function convert(compiled: Compiled, line: Line): void {
  const { entry } = line;
  const rule = compiled.conversions.find((each) => each.applies(entry) && holdsOn(each.rule, line.first));
  const granted = entry.granted !== undefined && entry.granted_is_max !== true;
  if (granted && rule?.basis !== 'granted') {
    shareOverSessions(line, amountOf(compiled.scale, entry.granted));
  } else if (!rule) {
    line.reductions.push({ code: 'not_convertible', by: 0 });
  } else {
    line.conversion = rule.rule.id;
    line.summed = rule.summed;
    convertByRule(compiled, rule, line);
  }
  line.raw = sumOfSessions(line);
}

/** An amount of the whole entry, laid over its days by their minutes. */
function shareOverSessions(line: Line, whole: number): void {
  if (line.sessions.length === 1) return void (line.sessions[0]!.amount = whole);
  const inside = line.entry.sessions!.filter(({ date }) =>
    line.sessions.some((session) => session.date === date),
  );
  const timed = inside.some(({ minutes }) => minutes);
  spread(
    whole,
    inside.map(({ minutes }) => (timed ? (minutes ?? 0) : 1)),
  ).forEach((amount, i) => (line.sessions[i]!.amount = amount));
}

function convertByRule(compiled: Compiled, rule: Conversion, line: Line): void {
  const { entry } = line;
  const put = (quantity: unknown) =>
    shareOverSessions(line, rounded(rule, tenThousandths(quantity) * rule.worth));
  const fraction = isPartOfTimedEntry(line);
  switch (rule.basis) {
    case 'granted':
      if (entry.granted === undefined) return void line.reductions.push({ code: 'not_convertible', by: 0 });
      return put(entry.granted);
    case 'count':
      return put(entry.count ?? 1);
    case 'days':
      return put(
        entry.days === undefined || fraction
          ? new Set(line.sessions.map(({ date }) => date)).size
          : entry.days,
      );
    case 'hours':
      if (entry.hours !== undefined && !fraction) return put(entry.hours);
      return convertByTime(compiled, rule, line, 60);
    case 'minutes':
      return convertByTime(compiled, rule, line, 1);
  }
}

/** Whether only a part of the entry's sessions is in the cycle: then its stated total does not apply. */
const isPartOfTimedEntry = (line: Line): boolean =>
  line.partly && line.entry.sessions!.some(({ minutes }) => minutes !== undefined);

function convertByTime(compiled: Compiled, rule: Conversion, line: Line, minutesPerBasis: number): void {
  const { entry } = line;
  const inside = entry.sessions?.length
    ? entry.sessions.filter(({ date }) => line.sessions.some((session) => session.date === date))
    : [{ date: entry.date!, ...minutesOf(entry) }];
  if (inside.some(({ minutes }) => minutes !== undefined)) {
    inside.forEach(({ minutes = 0 }, i) => {
      line.sessions[i]!.amount = rounded(rule, tenThousandths(minutes) * (rule.worth / minutesPerBasis));
    });
    return;
  }
  const minutes = entry.minutes ?? (entry.hours === undefined ? undefined : Number(entry.hours) * 60);
  if (minutes !== undefined)
    return shareOverSessions(line, rounded(rule, tenThousandths(minutes) * (rule.worth / minutesPerBasis)));
  // Days without hours: some programmes say what such a day is worth.
  const days = entry.days ?? new Set(line.sessions.map(({ date }) => date)).size;
  if (compiled.creditOfDay !== null) return shareOverSessions(line, days * compiled.creditOfDay);
  if (compiled.hoursOfDay !== null)
    return shareOverSessions(
      line,
      rounded(rule, tenThousandths(days * compiled.hoursOfDay * 60) * (rule.worth / minutesPerBasis)),
    );
  line.reductions.push({ code: 'not_convertible', by: 0 });
}

function rounded({ step, direction, summed }: Conversion, amount: number): number {
  if (step === null || summed) return amount;
  if (direction === 'ceil') return floorTo(amount + step - 1, step);
  return floorTo(direction === 'nearest' ? amount + step / 2 : amount, step);
}
