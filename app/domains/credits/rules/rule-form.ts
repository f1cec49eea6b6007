import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { LEAVE_REASONS } from '#app/domains/credits/enrolments/leaves.ts';
import type { Params, Rule } from '#app/domains/credits/types.ts';
import type { FieldErrors } from '#app/platform/errors.ts';
import { isPlainText } from '#app/platform/form-fields.ts';
import { condition, overrides } from './rule-condition-parts.ts';
import { activityMost, least } from './rule-limit-parts.ts';
import {
  choice,
  decimal,
  due,
  rounding,
  type RulePart,
  type RuleValues,
  tick,
  ticks,
  whole,
  type Wrong,
} from './rule-parts.ts';
import { type CountedRuleType, isCountedRuleType } from './rule-types.ts';

export const BASES = ['minutes', 'hours', 'days', 'count', 'granted'] as const;

const CATEGORIES = ['in_specialty', 'activity', 'work_analysis', 'self_study'];

const ANCHORS = ['last_certification', 'certificate_issue', 'licence_issue', 'category_decision'];

const PARTS: Record<CountedRuleType, (params: Params) => RulePart[]> = {
  total: () => [decimal('required', { positive: true, optional: true, none: null })],
  cycle: () => [
    choice('mode', ['per_doctor_anchor', 'fixed_calendar', 'rolling_window']),
    whole('months', 1, 240),
    choice('anchor', ANCHORS, true),
    tick('repeat'),
  ],
  conversion: () => [
    decimal('credits', { optional: true }),
    decimal('per', { positive: true, optional: true }),
    choice('basis', BASES),
    rounding,
    tick('aggregate', 'sum_then_floor'),
    condition(),
  ],
  // One more than there are, to write another into.
  day_cap: ({ overrides: list }) => [
    decimal('max'),
    ...Array.from({ length: (Array.isArray(list) ? list.length : 0) + 1 }, (_, at) => overrides(at)),
  ],
  activity_cap: () => [activityMost, condition()],
  period_cap: () => [
    decimal('max'),
    choice('period', ['cycle', 'calendar_year']),
    choice('category', CATEGORIES, true),
    condition(),
  ],
  category_min: () => [least, choice('category', CATEGORIES), condition({ byPart: true })],
  eligibility: () => [
    ticks('require', ['approval_valid', 'feedback_completed', 'not_duplicate'], true),
    ticks('types', ACTIVITY_TYPES, false),
  ],
  precondition: () => [choice('kind', ['practice_months']), whole('min', 0, 999)],
  submission: () => [due],
  extension: () => [choice('reason', LEAVE_REASONS)],
};

/** Name of a rule's field in the form: by the rule's id, which stays what it is when others come and go. */
export const ruleFieldName = (id: string, field: string): string => `rule-${id}-${field}`;

export type RuleForm = { parts: RulePart[]; values: RuleValues };

/** The fields of a rule with what they show; null for one that fields cannot say, which is shown in words and stays as it is. */
export function formOfRule({ type, params }: Pick<Rule, 'type' | 'params'>): RuleForm | null {
  if (!isCountedRuleType(type) || (params['period'] !== undefined && type === 'category_min')) return null;
  const parts = PARTS[type](params);
  const shown = parts.map((part) => part.show(params));
  return shown.some((each) => each === null)
    ? null
    : { parts, values: Object.assign({}, ...shown) as RuleValues };
}

/** A rule as its fields say it. A part in which nothing was changed stays as it is stored, to the letter. */
function readRule(rule: Rule, { parts, values }: RuleForm, sent: RuleValues, wrong: Wrong): Params {
  const isChanged = ({ fields }: RulePart) => fields.some(({ name }) => sent[name] !== values[name]);
  const read = parts.filter((part) => isChanged(part)).map((part) => part.read(sent, wrong));
  const params = Object.assign({}, rule.params, ...read) as Params;
  if (rule.type === 'day_cap' && read.length > 0) {
    const others = parts
      .flatMap((part) => (part.legend ? [part.read(sent, {})['overrides'] ?? []] : []))
      .flat();
    params['overrides'] = others.length > 0 ? others : undefined;
  }
  if (rule.type === 'conversion' && params['basis'] !== 'granted')
    for (const name of ['credits', 'per']) if (params[name] === undefined) wrong[name] ??= 'required';
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

/** The rules as the form has them, from those it was made of. Answers what is wrong by field. */
export function parseRules(
  before: readonly Rule[],
  form: Record<string, unknown>,
): { rules: Rule[]; wrong: FieldErrors } {
  const wrong: FieldErrors = {};
  const rules = before.flatMap((rule) => {
    const said = (field: string) => {
      const value = form[ruleFieldName(rule.id, field)];
      return typeof value === 'string' ? value.trim().normalize('NFC') : undefined;
    };
    if (said('remove')) return [];
    const wasSent = said('seen') !== undefined;
    const fields = formOfRule(rule);
    const ofRule: Wrong = {};
    const sent: RuleValues = {};
    for (const { name, kind } of fields?.parts.flatMap((part) => part.fields) ?? [])
      sent[name] = said(name) ?? (kind === 'tick' && wasSent ? '' : fields!.values[name]!);
    const params = fields ? readRule(rule, fields, sent, ofRule) : rule.params;
    const note = said('note');
    if (note && !isPlainText(note)) ofRule['note'] = 'unseen_characters';
    for (const [name, fault] of Object.entries(ofRule)) wrong[ruleFieldName(rule.id, name)] = fault;
    return [
      {
        ...rule,
        params,
        ...(note === undefined || note === (rule.note ?? '') ? {} : { note }),
        ...(wasSent && (said('verified') === 'yes') !== (rule.verified === true)
          ? { verified: said('verified') === 'yes' }
          : {}),
      },
    ];
  });
  return { rules, wrong };
}
