const NUMBER =
  /(scaled|raw|min|max|progress_measure|threshold|passing_score|audio_level|delivery_speed|weighting)$/;
const DURATION = /(session_time|total_time|latency|max_time_allowed)$/;
const LOCALIZED = /(comment|description|pattern|learner_response)$/;

const SECONDS = { years: 365.25 * 86_400, months: 30.4375 * 86_400, days: 86_400, hours: 3600, minutes: 60 };

function secondsOf(duration: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(
    duration,
  );
  if (!match) return duration;
  const [years, months, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const whole =
    years! * SECONDS.years + months! * SECONDS.months + days! * SECONDS.days + hours! * SECONDS.hours + minutes! * SECONDS.minutes; // oxfmt-ignore
  return (whole + seconds!).toFixed(2);
}

const PRESETS = new Set(['{lang=en}', '{lang=}', '{case_matters=false}', '{order_matters=true}']);

/** Delimiters in front of a text, in any order; one with the default value may be left out (RTE §4.1.1.6, §4.1.1.7). */
function withoutPresets(text: string): string {
  const delimiters: string[] = [];
  let rest = text;
  for (let found = DELIMITER.exec(rest); found; found = DELIMITER.exec(rest)) {
    delimiters.push(found[0]);
    rest = rest.slice(found[0].length);
  }
  return (
    delimiters
      .filter((each) => !PRESETS.has(each))
      .sort()
      .join('') + rest
  );
}
const DELIMITER = /^\{(lang|case_matters|order_matters)=[^}]*\}/;

const asSet = (text: string) =>
  text
    .split(',')
    .map((each) => each.trim())
    .sort()
    .join();

/** Whether an element has the value that a case expects: numbers as numbers, durations as durations, lists of children as sets. */
export function isSameValue(element: string, expected: string, got: string): boolean {
  if (expected === got) return true;
  if (element.endsWith('_children')) return asSet(expected) === asSet(got);
  if (NUMBER.test(element) && expected !== '' && got !== '') return Math.abs(Number(expected) - Number(got)) < 1e-7; // oxfmt-ignore
  if (DURATION.test(element)) return secondsOf(expected) === secondsOf(got);
  if (LOCALIZED.test(element)) return withoutPresets(expected) === withoutPresets(got);
  if (element.endsWith('timestamp')) return Date.parse(expected) === Date.parse(got);
  return false;
}
