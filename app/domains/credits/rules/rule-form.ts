import { z } from 'zod';
import { compileRules } from '#app/domains/credits/counting/compile.ts';
import type { Params, Rule } from '#app/domains/credits/types.ts';
import { TooFineError } from '#app/domains/credits/counting/scale.ts';
import type { ErrorCode, FieldErrors } from '#app/platform/errors.ts';
import { isDecimal } from '#app/platform/exact.ts';
import { errorOfIssue, isOneLine, isPlainText, within } from '#app/platform/form-fields.ts';
import { ladderSteps, totalRuleFor } from './rule-sets.ts';

/** Kinds of rule that the count applies, with the values of a new one. Others in a programme file are informative. */
export const RULE_TEMPLATES = {
  total: { required: '100' },
  cycle: { mode: 'per_doctor_anchor', months: 60, anchor: 'last_certification' },
  conversion: { match: {}, basis: 'minutes', per: '60', credits: '1' },
  day_cap: { max: '8' },
  activity_cap: { match: {}, max: 'granted_max' },
  period_cap: { match: {}, max: '10', period: 'cycle' },
  category_min: { category: 'in_specialty', match: {}, min: '1' },
  eligibility: { require: ['not_duplicate'] },
  precondition: { kind: 'practice_months', min: 36 },
  submission: { relative_to: 'cycle_end', months: 1 },
  extension: { reason: 'parental_leave', mode: 'extend_end' },
} as const satisfies Record<string, Params>;

export type CountedRuleType = keyof typeof RULE_TEMPLATES;

export const COUNTED_RULE_TYPES = Object.keys(RULE_TEMPLATES) as CountedRuleType[];

export const isCountedRuleType = (type: string): type is CountedRuleType => type in RULE_TEMPLATES;

/** A parameter as an officer writes it: lists by commas, conditions as `type = talk, article; intl = yes`. */
export function paramAsText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value))
    return value.every((each) => typeof each !== 'object') ? value.join(', ') : JSON.stringify(value);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.entries(value)
    .map(([field, wanted]) => `${field} = ${paramAsText(wanted)}`)
    .join('; ');
}

/** Reads it back as the kind of value that it was. Throws a RangeError for what cannot be one. */
export function parseParam(text: string, before: unknown): unknown {
  const plain = text.trim().normalize('NFC');
  if (!isOneLine(plain)) throw new RangeError('unseen_characters');
  if (typeof before === 'number') {
    if (!/^-?\d+$/.test(plain)) throw new RangeError('whole_number');
    return Number(plain);
  }
  if (typeof before === 'boolean') return isYes(plain);
  if (before === null) return plain === '' ? null : plain;
  if (Array.isArray(before)) {
    if (before.some((each) => typeof each === 'object')) return parseJson(plain);
    return splitList(plain);
  }
  if (typeof before !== 'object') return plain.replace(/^(\d+),(\d+)$/, '$1.$2');
  return Object.fromEntries(
    plain
      .split(';')
      .filter((clause) => clause.trim())
      .map((clause) => {
        const [field, wanted, ...more] = clause.split('=').map((part) => part.trim());
        if (!field || !wanted || more.length > 0) throw new RangeError('condition_malformed');
        if (['yes', 'no'].includes(wanted)) return [field, isYes(wanted)];
        return [field, field === 'type' || wanted.includes(',') ? splitList(wanted) : wanted];
      }),
  );
}

const isYes = (text: string): boolean => /^(yes|true|1)$/i.test(text);

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function parseJson(text: string): unknown {
  try {
    // JSON can also name characters that it does not show.
    return JSON.parse(text, (key, value: unknown) => {
      if (!isOneLine(key) || (typeof value === 'string' && !isOneLine(value)))
        throw new RangeError('unseen_characters');
      return value;
    });
  } catch (error) {
    throw error instanceof RangeError ? error : new RangeError('condition_malformed');
  }
}

const decimal = z.string().refine((value) => isDecimal(value), 'decimal');

const positive = decimal.refine((value) => Number(value) > 0, 'decimal');

const percent = decimal.refine((value) => Number(value) <= 100, 'percent');

const whole = (min: number, max: number) =>
  z
    .unknown()
    .refine((value) => typeof value === 'number', { error: 'whole_number', abort: true })
    .refine(...within(min, max));

/** Of a number that the table below does not name. */
const anyNumber = whole(-999_999, 999_999);

/** Parameters in which a wrong number would break the count; others are text. */
const PARAM_SHAPES: Partial<Record<string, Record<string, z.ZodType>>> = {
  total: { required: z.union([positive, z.null()]) },
  cycle: {
    months: whole(1, 240),
    mode: z.enum(['fixed_calendar', 'rolling_window', 'per_doctor_anchor'], 'choose_from_list'),
  },
  conversion: {
    per: positive,
    credits: decimal,
    basis: z.enum(['minutes', 'hours', 'days', 'count', 'granted'], 'choose_from_list'),
  },
  day_cap: { max: decimal },
  activity_cap: { max: decimal.or(z.literal('granted_max')) },
  period_cap: { max: decimal, period: z.enum(['cycle', 'calendar_year'], 'choose_from_list') },
  category_min: { min: decimal, percent },
  precondition: { min: whole(0, 999) },
  submission: { months: whole(-240, 240) },
};

/** Name of the field of a rule's parameter in the form: by the rule's id, which stays what it is when others come and go. */
export const ruleFieldName = (id: string, param: string): string => `rule-${id}-${param}`;

/**
 * The rules as the form has them, from those it was made of. Answers what is wrong by field; parameters that the form
 * does not show stay as they were.
 */
export function parseRules(
  before: readonly Rule[],
  form: Record<string, unknown>,
): { rules: Rule[]; wrong: FieldErrors } {
  const wrong: FieldErrors = {};
  const rules = before.flatMap((rule) => {
    const said = (param: string) => {
      const value = form[ruleFieldName(rule.id, param)];
      return typeof value === 'string' ? value : undefined;
    };
    if (said('remove')) return [];
    const params: Params = { ...rule.params };
    for (const param of Object.keys(params)) {
      const text = said(param);
      if (text === undefined) continue;
      try {
        params[param] = parseParam(text, params[param]);
        const shape =
          PARAM_SHAPES[rule.type]?.[param] ?? (typeof params[param] === 'number' ? anyNumber : undefined);
        const checked = shape?.safeParse(params[param]);
        if (checked && !checked.success)
          wrong[ruleFieldName(rule.id, param)] = errorOfIssue(checked.error.issues[0]!);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        wrong[ruleFieldName(rule.id, param)] = error.message as ErrorCode;
      }
    }
    for (const [param, value] of Object.entries(params)) if (value === undefined) delete params[param];
    const note = said('note')?.trim().normalize('NFC');
    if (note && !isPlainText(note)) wrong[ruleFieldName(rule.id, 'note')] = 'unseen_characters';
    return [
      {
        ...rule,
        params,
        ...(said('note') === undefined ? {} : { note: note ?? '' }),
        ...(said('seen') === undefined ? {} : { verified: said('verified') === 'yes' }),
      },
    ];
  });
  return { rules, wrong };
}

/** Whether these rules can be counted by at all; the code of what is wrong, or null. */
export function findRulesFault(rules: readonly Rule[]): ErrorCode | null {
  if (rules.filter(({ type }) => type === 'cycle').length > 1) return 'rules_two_cycles';
  if (new Set(rules.map(({ id }) => id)).size < rules.length) return 'rules_same_name';
  const steps = ladderSteps(rules);
  try {
    for (const step of steps.length > 0 ? steps : [null])
      compileRules(rules, { totalRule: totalRuleFor(rules, step)?.id });
    return null;
  } catch (error) {
    if (error instanceof TooFineError) return 'rules_too_fine';
    return 'rules_unreadable';
  }
}
