import { isActive, type Match } from '#app/domains/credits/counting/rule.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/use-translation.ts';
import { conditionFrom } from './rule-condition.ts';
import { textOf } from './rule-parts.ts';
import { isCountedRuleType, type CountedRuleType } from './rule-types.ts';
import { unitsText } from './units-text.ts';

export type RuleWords = {
  t: Translate<'common'>;
  format: Format;
  programmeId: string;
  /** The word for a value that rules use. */
  word: (value: string) => string;
};

type AnyRule = Pick<Rule, 'type' | 'params'>;
type Say = (words: RuleWords, params: Rule['params']) => string[];

const ofCycle: Record<string, 'calendar' | 'rolling' | 'anchored'> = {
  fixed_calendar: 'calendar',
  rolling_window: 'rolling',
  per_doctor_anchor: 'anchored',
};

const units = ({ t, format, programmeId }: RuleWords, value: unknown): string =>
  unitsText(t, format, programmeId, textOf(value));

const months = (value: unknown) => ({ count: Math.abs(Number(value)) });

function conversion(words: RuleWords, { basis, credits, per, round, aggregate }: Rule['params']): string[] {
  const { t, format } = words;
  const { mode = 'floor', step = '1' } = (round ?? {}) as { mode?: 'floor'; step?: string };
  return [
    basis === 'granted'
      ? t('credits:rules.say.granted')
      : t(`credits:rules.say.per.${basis as 'minutes'}`, {
          units: units(words, credits),
          count: Number(per ?? 1),
        }),
    ...(aggregate === 'sum_then_floor' ? [t('credits:rules.say.summed')] : []),
    ...(round === undefined
      ? []
      : [
          step === '1'
            ? t(`credits:rules.say.whole.${mode}`)
            : t(`credits:rules.say.steps.${mode}`, { step: format.decimal(step) }),
        ]),
  ];
}

function least(words: RuleWords, { min, percent, category }: Rule['params']): string[] {
  const part = words.word(textOf(category));
  return percent === undefined
    ? [words.t('credits:rules.say.least', { units: units(words, min), category: part })]
    : [
        words.t('credits:rules.say.leastShare', {
          percent: words.format.percent(Number(percent) / 100),
          category: part,
        }),
      ];
}

const SAY: Record<CountedRuleType, Say> = {
  total: (words, { required, step, status }) => [
    required === null
      ? words.t('credits:rules.say.totalUnknown')
      : words.t('credits:rules.say.total', { units: units(words, required) }),
    ...(step === undefined ? [] : [words.t('credits:rules.say.only', { what: words.word(textOf(step)) })]),
    ...(status === 'recommendation' ? [words.t('credits:rules.say.recommended')] : []),
  ],
  cycle: ({ t, word }, { mode, months: count, anchor, repeat }) => [
    t(`credits:rules.say.cycle.${ofCycle[textOf(mode)] ?? 'anchored'}`, {
      ...months(count),
      anchor: word(textOf(anchor)),
    }),
    ...(repeat === true ? [t('credits:rules.say.repeats')] : []),
  ],
  conversion,
  day_cap: (words, { max, overrides }) => [
    words.t('credits:rules.say.dayMost', { units: units(words, max) }),
    ...((overrides ?? []) as { match: Match; max: string }[]).map((each) =>
      words.t('credits:rules.say.dayMostFor', {
        units: units(words, each.max),
        what: whatOf(words, each.match),
      }),
    ),
  ],
  activity_cap: (words, { max }) => [
    max === 'granted_max'
      ? words.t('credits:rules.say.mostGranted')
      : words.t('credits:rules.say.activityMost', { units: units(words, max) }),
  ],
  period_cap: (words, { max, period }) => [
    words.t(`credits:rules.say.${period === 'calendar_year' ? 'yearMost' : 'cycleMost'}`, {
      units: units(words, max),
    }),
  ],
  category_min: least,
  eligibility: ({ t, format, word }, { require, types }) => [
    ...(require as 'not_duplicate'[]).map((each) => t(`credits:rules.say.require.${each}`)),
    ...(types === undefined
      ? []
      : [t('credits:rules.say.only', { what: format.list((types as string[]).map(word)) })]),
  ],
  precondition: ({ t }, { min }) => [t('credits:rules.say.practice', months(min))],
  submission: ({ t }, { months: count }) => [
    t(`credits:rules.say.${Number(count) < 0 ? 'dueBefore' : 'dueAfter'}`, months(count)),
  ],
  extension: ({ t, word }, { reason }) => [t('credits:rules.say.extends', { reason: word(textOf(reason)) })],
};

/** What is only told, and of it what people ask about; the rest is at the source. */
function reference({ t, format, word, ...words }: RuleWords, { type, params }: AnyRule): string[] {
  const list = (values: unknown) => format.list((values as string[]).map((each) => word(each)));
  if (type === 'ladder') return [t('credits:rules.say.ladder', { steps: list(params['steps']) })];
  if (type === 'exemption') return [t('credits:rules.say.extends', { reason: list(params['reasons']) })];
  if (type === 'default' && params['day_without_stated_hours_max'] !== undefined)
    return [
      t('credits:rules.say.dayWithoutHours', {
        units: units({ t, format, word, ...words }, params['day_without_stated_hours_max']),
      }),
    ];
  if (type === 'provider_approval' && params['valid_months'] !== undefined)
    return [t('credits:rules.say.approval', months(params['valid_months']))];
  if (type === 'classification' && params['elearning_recognised'] === true)
    return [t('credits:rules.say.elearning')];
  return [t('credits:rules.say.reference')];
}

const whatOf = ({ t, format, word }: RuleWords, match: Match): string => {
  const condition = conditionFrom(match);
  return condition
    ? format.list([...condition.types, ...condition.facts].map(word))
    : t('credits:rules.say.special');
};

/** The part of the total that a rule is about says already which activities those are. */
const isNamedByPart = ({ category, match, match_not: unwanted }: Rule['params']): boolean => {
  const condition = conditionFrom((match ?? {}) as Match);
  return !unwanted && [...(condition?.types ?? []), ...(condition?.facts ?? [])].join() === category;
};

function conditions(words: RuleWords, { match, match_not: unwanted }: Rule['params']): string[] {
  const { t, format, word } = words;
  const wanted = (match ?? {}) as Match;
  const condition = conditionFrom(wanted);
  const except = unwanted ? [t('credits:rules.say.except', { what: whatOf(words, unwanted as Match) })] : [];
  if (!condition) return [t('credits:rules.say.only', { what: whatOf(words, wanted) }), ...except];
  const { types, facts } = condition;
  return [
    ...(types.length > 0 ? [t('credits:rules.say.only', { what: format.list(types.map(word)) })] : []),
    ...(facts.length > 0 ? [t('credits:rules.say.if', { what: format.list(facts.map(word)) })] : []),
    ...except,
  ];
}

/** A rule in sentences of the reader's language: what it says, for which activities, and whether it is in use at all. */
export function ruleSentences(words: RuleWords, rule: AnyRule): string[] {
  const { type, params } = rule;
  const isReference = !isCountedRuleType(type) || (type === 'category_min' && params['period'] !== undefined);
  const says = isReference
    ? reference(words, rule)
    : [
        ...SAY[type](words, params),
        ...(isNamedByPart(params) && type === 'category_min' ? [] : conditions(words, params)),
      ];
  const { programme } = params;
  return [
    ...says,
    ...(programme === undefined
      ? []
      : [words.t('credits:rules.say.programme', { programme: textOf(programme) })]),
    ...(isActive({ id: '', ...rule }) ? [] : [words.t('credits:rules.say.inactive')]),
  ];
}
