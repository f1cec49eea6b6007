import { type Compiled, type Conversion } from './compile.ts';
import { type Cycle, cycleOf, type Leave } from './cycle.ts';
import { holdsOn, type Rule } from './rule.ts';
import { amountOf, floorTo, spread, tenThousandths } from './scale.ts';

/** Minutes of one calendar date. */
export type Session = { date: string; minutes?: number };
/**
 * One participation as a rule set sees it. What is stated by the certificate stands as stated; `match` of a rule
 * may ask for any field.
 */
export type Entry = {
  id: string;
  type: string;
  date?: string;
  sessions?: Session[];
  minutes?: number;
  hours?: string | number;
  hours_stated?: boolean;
  days?: number;
  count?: number;
  /** What the authority granted, in its unit; `granted_is_max`: an upper limit, and time decides. */
  granted?: string;
  granted_is_max?: boolean;
  activity_id?: string;
  approval_valid_to?: string;
  feedback_completed?: boolean;
  assessment?: { score: string; pass_mark: string };
  [field: string]: unknown;
};

export type Enrolment = {
  anchor: string | null;
  asOf: string;
  facts?: Record<string, unknown> | undefined;
  leaves?: Leave[] | undefined;
};

/** One reason for one entry: by how much it was reduced, and by which rule. */
export type Reduction = { code: string; by: number };
export type CountedEntry = {
  entry: Entry;
  raw: number;
  counted: number;
  reductions: Reduction[];
  /** The rule that turned it into credit; none where the authority's own number stands, or nothing counts. */
  conversion: string | null;
  /** Credit of each session after all caps. */
  sessions: { date: string; amount: number }[];
};
export type Precondition = { kind: string; have: unknown; min: number; met: boolean };
/** Amounts are whole numbers of 1/`scale.unit` credits. */
export type Counted = {
  cycle: Cycle | null;
  entries: CountedEntry[];
  total: { counted: number; required: number | null; remaining: number | null; restMinutes: number | null };
  categories: Map<string, { counted: number; min?: number; max?: number }>;
  preconditions: Precondition[];
  pointsMet: boolean;
  compliant: boolean;
};

/**
 * Counts one doctor's ledger by one programme. Pure: the same rules, enrolment and entries give the same answer for
 * ever, whatever order the entries come in. The steps and their order are the specification (see the README).
 */
export function evaluate(compiled: Compiled, enrolment: Enrolment, entries: readonly Entry[]): Counted {
  const cycle = cycleOf(compiled.rules, enrolment.anchor, enrolment.asOf, enrolment.leaves);
  const lines = sorted(entries).map((entry) => lineOf(entry, cycle));
  refuseIneligible(compiled, lines);
  for (const line of lines) if (line.reductions.length === 0 || line.partly) convert(compiled, line);
  capDays(compiled, lines);
  capActivities(compiled, lines);
  capPeriods(compiled, lines);
  return totalsOf(compiled, enrolment, cycle, lines);
}

type Line = CountedEntry & { first: string; partly: boolean; summed: boolean };
const sum = (line: Line): number => {
  let all = 0;
  for (const session of line.sessions) all += session.amount;
  return all;
};

const firstDate = (entry: Entry): string => {
  if (!entry.sessions?.length) return entry.date ?? '';
  let first = entry.sessions[0]!.date;
  for (const { date } of entry.sessions) if (date < first) first = date;
  return first;
};

function sorted(entries: readonly Entry[]): { entry: Entry; first: string }[] {
  return entries
    .map((entry) => ({ entry, first: firstDate(entry) }))
    .sort((a, b) => (a.first === b.first ? (a.entry.id < b.entry.id ? -1 : 1) : a.first < b.first ? -1 : 1));
}

/** Sessions outside the cycle fall away; an entry that has none left counts nothing. */
function lineOf({ entry, first }: { entry: Entry; first: string }, cycle: Cycle | null): Line {
  const all = entry.sessions?.length ? entry.sessions : [{ date: entry.date ?? '', ...minutesOf(entry) }];
  const inside = cycle ? all.filter(({ date }) => cycle.start <= date && date <= cycle.end) : [];
  const reductions =
    inside.length === all.length ? [] : [{ code: cycle ? 'outside_cycle' : 'no_cycle', by: 0 }];
  return {
    entry,
    first,
    partly: inside.length > 0 && inside.length < all.length,
    raw: 0,
    counted: 0,
    reductions,
    conversion: null,
    summed: false,
    sessions: inside.map(({ date }) => ({ date, amount: 0 })),
  };
}

const minutesOf = (entry: Entry) => (entry.minutes === undefined ? {} : { minutes: entry.minutes });

/** Approval, form, assessment, the same module twice: each only for what got so far. */
function refuseIneligible({ rules }: Compiled, lines: Line[]): void {
  const demands = rules.filter((rule) => rule.type === 'eligibility');
  const seen = new Set<string>();
  for (const line of lines) {
    if (line.reductions.length > 0 && !line.partly) continue;
    const code = whyNot(demands, line, seen);
    if (!code) {
      if (line.entry.activity_id) seen.add(line.entry.activity_id);
      continue;
    }
    line.reductions = [{ code, by: 0 }];
    line.partly = false;
    line.sessions = [];
  }
}

function whyNot(demands: Rule[], { entry, first }: Line, seen: Set<string>): string | null {
  const asked = (name: string) =>
    demands.some(
      (rule) =>
        (rule.params['require'] as string[]).includes(name) &&
        (rule.params['types'] === undefined || (rule.params['types'] as string[]).includes(entry.type)) &&
        holdsOn(rule, first),
    );
  if (entry.approval_valid_to !== undefined && entry.approval_valid_to < first && asked('approval_valid'))
    return 'approval_expired';
  if (
    entry.approval_valid_from !== undefined &&
    (entry.approval_valid_from as string) > first &&
    asked('approval_valid')
  )
    return 'approval_expired';
  if (entry.feedback_completed !== true && asked('feedback_completed')) return 'no_feedback';
  if (entry.assessment && tenThousandths(entry.assessment.score) < tenThousandths(entry.assessment.pass_mark))
    return 'assessment_failed';
  if (entry.activity_id !== undefined && seen.has(entry.activity_id) && asked('not_duplicate'))
    return 'duplicate';
  return null;
}

/** Each dated session is converted and rounded by itself; a number granted by the authority stands instead. */
function convert(compiled: Compiled, line: Line): void {
  const { entry } = line;
  const rule = compiled.conversions.find((each) => each.applies(entry) && holdsOn(each.rule, line.first));
  const granted = entry.granted !== undefined && entry.granted_is_max !== true;
  if (granted && rule?.basis !== 'granted') {
    share(line, amountOf(compiled.scale, entry.granted));
  } else if (!rule) {
    line.reductions.push({ code: 'not_convertible', by: 0 });
  } else {
    line.conversion = rule.rule.id;
    line.summed = rule.summed;
    byRule(compiled, rule, line);
  }
  line.raw = sum(line);
}

/** An amount of the whole entry, laid over its days by their minutes. */
function share(line: Line, whole: number): void {
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

function byRule(compiled: Compiled, rule: Conversion, line: Line): void {
  const { entry } = line;
  const put = (quantity: unknown) => share(line, rounded(rule, tenThousandths(quantity) * rule.worth));
  const fraction = insideShare(line);
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
      return byTime(compiled, rule, line, 60);
    case 'minutes':
      return byTime(compiled, rule, line, 1);
  }
}

/** Whether only a part of the entry's sessions lies in the cycle: then what it states as a whole does not hold. */
const insideShare = (line: Line): boolean =>
  line.partly && line.entry.sessions!.some(({ minutes }) => minutes !== undefined);

function byTime(compiled: Compiled, rule: Conversion, line: Line, minutesPerBasis: number): void {
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
    return share(line, rounded(rule, tenThousandths(minutes) * (rule.worth / minutesPerBasis)));
  // Days without hours: some programmes say what such a day is worth.
  const days = entry.days ?? new Set(line.sessions.map(({ date }) => date)).size;
  if (compiled.creditOfDay !== null) return share(line, days * compiled.creditOfDay);
  if (compiled.hoursOfDay !== null)
    return share(
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

/** Lowers a session to what is left, and says why. */
function lower(line: Line, session: { amount: number }, left: number, code: string): number {
  const by = session.amount - Math.max(0, left);
  if (by <= 0) return session.amount;
  session.amount -= by;
  const known = line.reductions.find((each) => each.code === code);
  if (known) known.by += by;
  else line.reductions.push({ code, by });
  return session.amount;
}

function capDays({ dayCaps }: Compiled, lines: Line[]): void {
  for (const cap of dayCaps) {
    const used = new Map<string, number>();
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first)) continue;
      const max = cap.overrides.find((each) => each.applies(line.entry))?.max ?? cap.max;
      for (const session of line.sessions) {
        const before = used.get(session.date) ?? 0;
        used.set(session.date, before + lower(line, session, max - before, 'day_cap'));
      }
    }
  }
}

/** Of one event, however many entries it was written into. */
function capActivities({ activityCaps, scale }: Compiled, lines: Line[]): void {
  for (const cap of activityCaps) {
    const used = new Map<string, number>();
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first) || !cap.applies(line.entry)) continue;
      const { granted } = line.entry;
      if (cap.max === 'granted' && granted === undefined) continue;
      const max = cap.max === 'granted' ? amountOf(scale, granted) : cap.max;
      const key = line.entry.activity_id ?? `entry ${line.entry.id}`;
      for (const session of line.sessions) {
        const before = used.get(key) ?? 0;
        used.set(key, before + lower(line, session, max - before, 'activity_cap'));
      }
    }
  }
}

function capPeriods({ periodCaps }: Compiled, lines: Line[]): void {
  for (const cap of periodCaps) {
    const used = new Map<string, number>();
    const code = `period_cap:${cap.rule.id}`;
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first) || !cap.applies(line.entry)) continue;
      for (const session of line.sessions) {
        const period = cap.yearly ? session.date.slice(0, 4) : 'cycle';
        const before = used.get(period) ?? 0;
        used.set(period, before + lower(line, session, cap.max - before, code));
      }
    }
  }
}

function totalsOf(
  compiled: Compiled,
  { asOf, facts = {} }: Enrolment,
  cycle: Cycle | null,
  lines: Line[],
): Counted {
  let counted = 0;
  let summed = 0;
  for (const line of lines) {
    line.counted = sum(line);
    if (line.summed) summed += line.counted;
    else counted += line.counted;
  }
  const floor = compiled.conversions.find((each) => each.summed);
  let restMinutes: number | null = null;
  if (floor) {
    const rest = floor.step ? summed % floor.step : 0;
    counted += summed - rest;
    restMinutes = rest / (floor.worth * 10_000) / (floor.basis === 'hours' ? 1 / 60 : 1);
  }
  const { required } = compiled;
  const categories: Counted['categories'] = new Map();
  const within = (applies: (entry: Entry) => boolean) => {
    let all = 0;
    for (const line of lines) if (line.counted > 0 && applies(line.entry)) all += line.counted;
    return all;
  };
  for (const { name, applies, min, rule } of compiled.categories)
    if (holdsOn(rule, asOf)) categories.set(name, { counted: within(applies), min });
  for (const { category, applies, max, rule } of compiled.periodCaps)
    if (category && holdsOn(rule, asOf))
      categories.set(category, { ...(categories.get(category) ?? { counted: within(applies) }), max });
  const preconditions = compiled.rules
    .filter((rule) => rule.type === 'precondition' && holdsOn(rule, asOf))
    .map(({ params }): Precondition => {
      const [kind, min] = [String(params['kind']), Number(params['min'])];
      const have = facts[kind] ?? null;
      return { kind, have, min, met: have !== null && Number(have) >= min };
    });
  const minimaMet = [...categories.values()].every(
    (each) => each.min === undefined || each.counted >= each.min,
  );
  const pointsMet = required !== null && counted >= required && minimaMet;
  return {
    cycle,
    entries: lines,
    total: {
      counted,
      required,
      remaining: required === null ? null : Math.max(0, required - counted),
      restMinutes,
    },
    categories,
    preconditions,
    pointsMet,
    compliant: pointsMet && preconditions.every((each) => each.met),
  };
}
