import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormScope, useFormScope } from '#app/ui/form-scope.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Tick } from '#app/ui/choices.tsx';
import { Tag } from '#app/ui/alert.tsx';
import { storedBeside } from '#app/ui/stored-beside.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { isCountedRuleType, paramAsText, ruleFieldName } from '#app/domains/credits/rules/rule-form.ts';
import { Note } from '#app/ui/note.tsx';

const PARAMS = [
  'required',
  'step',
  'steps',
  'mode',
  'months',
  'anchor',
  'repeat',
  'match',
  'match_not',
  'basis',
  'per',
  'credits',
  'round',
  'aggregate',
  'max',
  'period',
  'category',
  'min',
  'percent',
  'require',
  'types',
  'kind',
  'relative_to',
  'reason',
  'overrides',
] as const;

const VALUES = [
  'yes',
  'per_doctor_anchor',
  'fixed_calendar',
  'rolling_window',
  'certificate_issue',
  'licence_issue',
  'last_certification',
  'category_decision',
  'minutes',
  'hours',
  'days',
  'count',
  'granted',
  'cycle',
  'cycle_end',
  'calendar_year',
  'required_total',
  'granted_max',
  'sum_then_floor',
  'in_specialty',
  'in_specialty = yes',
  'practice_months',
  'approval_valid',
  'feedback_completed',
  'not_duplicate',
  'parental_leave',
] as const;

/** Name of a kind of rule; an informative one keeps the name it has in the file. */
export function useRuleNames() {
  const { t } = useTranslation('credits');
  return {
    ofType: (type: string) => (isCountedRuleType(type) ? t(`rules.type.${type}`) : type),
    /** Words for the values that every programme uses; anything else as it is written. */
    ofValue: (value: string) => {
      const known = VALUES.find((each) => each === value);
      return known ? t(`rules.value.${known}`) : value || '–';
    },
    ofParam: (param: string) => {
      const known = PARAMS.find((each) => each === param);
      return known ? t(`rules.param.${known}`) : param;
    },
  };
}

/** One rule of a set as fields, opened where something in it is wrong or was changed by somebody else meanwhile. */
export function RuleFields({
  rule,
  source,
}: {
  rule: Pick<Rule, 'id' | 'type' | 'params' | 'verified' | 'note'>;
  source: string | null;
}) {
  const { t } = useTranslation('credits');
  const names = useRuleNames();
  const around = useFormScope();
  // A rule that another officer has added meanwhile was not sent: it is as it is stored, its boxes too.
  const wasSent = around.state.values[ruleFieldName(rule.id, 'seen')] !== undefined;
  const state = wasSent ? around.state : { ...around.state, values: {} };
  const form = { ...around, state };
  const isWrong = Object.keys(state.fields).some((name) => name.startsWith(ruleFieldName(rule.id, '')));
  const texts = [...Object.entries(rule.params), ['note', rule.note] as const];
  const isOther =
    texts.some(
      ([name, value]) => storedBeside(form, ruleFieldName(rule.id, name), paramAsText(value)) !== null,
    ) || storedBeside(form, ruleFieldName(rule.id, 'verified'), rule.verified === true) !== null;
  return (
    <details open={isWrong || isOther}>
      <summary>
        {names.ofType(rule.type)}{' '}
        <span className="small soft">
          {Object.values(rule.params)
            .map((value) => names.ofValue(paramAsText(value)))
            .join(' · ')}
        </span>
      </summary>
      <fieldset className="card flow">
        <legend className="visually-hidden">{names.ofType(rule.type)}</legend>
        <p className="tags">
          <Tag tone={rule.verified ? 'success' : 'warning'}>
            {t(rule.verified ? 'rules.seen' : 'rules.unseen')}
          </Tag>
        </p>
        {source && <Note>{source}</Note>}
        <FormScope state={state}>
          <div className="fields">
            {Object.entries(rule.params).map(([param, value]) => (
              <TextField
                key={param}
                name={ruleFieldName(rule.id, param)}
                label={names.ofParam(param)}
                value={paramAsText(value)}
              />
            ))}
          </div>
          <TextAreaField
            name={ruleFieldName(rule.id, 'note')}
            label={t('rules.note')}
            value={rule.note}
            rows={2}
          />
          <div className="cluster">
            <input type="hidden" name={ruleFieldName(rule.id, 'seen')} value="yes" />
            <Tick
              name={ruleFieldName(rule.id, 'verified')}
              label={t('rules.seen')}
              ticked={rule.verified === true}
            />
            <Tick name={ruleFieldName(rule.id, 'remove')} label={t('rules.remove')} />
          </div>
        </FormScope>
      </fieldset>
    </details>
  );
}
