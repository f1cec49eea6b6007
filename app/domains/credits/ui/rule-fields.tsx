import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { FormScope, useFormScope } from '#app/ui/form-scope.tsx';
import { NumberField, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { Tick } from '#app/ui/choices.tsx';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Note } from '#app/ui/note.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { storedBeside } from '#app/ui/stored-beside.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { formOfRule, ruleFieldName } from '#app/domains/credits/rules/rule-form.ts';
import type { RuleField, RulePart, RuleValues } from '#app/domains/credits/rules/rule-parts.ts';
import { useRuleWords } from './use-rule-words.ts';

type Shown = Pick<Rule, 'id' | 'type' | 'params' | 'verified' | 'note'>;

/** One rule of a set: in words, and behind them as fields, opened where something in it is wrong or was changed by somebody else meanwhile. */
export function RuleFields({
  rule,
  source,
  programmeId,
}: {
  rule: Shown;
  source: string | null;
  programmeId: string;
}) {
  const { t } = useTranslation('credits');
  const words = useRuleWords(programmeId);
  const around = useFormScope();
  const form = formOfRule(rule);
  // A rule that another officer has added meanwhile was not sent: it is as it is stored, its boxes too.
  const wasSent = around.state.values[ruleFieldName(rule.id, 'seen')] !== undefined;
  const state = wasSent ? around.state : { ...around.state, values: {} };
  const isWrong = Object.keys(state.fields).some((name) => name.startsWith(ruleFieldName(rule.id, '')));
  const stored = [...Object.entries(form?.values ?? {}), ['note', rule.note ?? ''] as const];
  const isOther = [...stored, ['verified', rule.verified === true] as const].some(
    ([name, value]) => storedBeside({ ...around, state }, ruleFieldName(rule.id, name), value) !== null,
  );
  return (
    <details open={isWrong || isOther}>
      <summary>
        {words.ofType(rule.type)} <span className="small soft">{words.says(rule).join(' ')}</span>
      </summary>
      <fieldset className="card flow">
        <legend className="visually-hidden">{words.ofType(rule.type)}</legend>
        <p className="tags">
          <Tag tone={rule.verified ? 'success' : 'warning'}>
            {t(rule.verified ? 'rules.seen' : 'rules.unseen')}
          </Tag>
        </p>
        {rule.verified && source && <Note>{source}</Note>}
        <FormScope state={state}>
          {form ? (
            <Parts rule={rule} parts={form.parts} values={form.values} words={words} />
          ) : (
            <p>{t('rules.fixed')}</p>
          )}
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

type Drawn = { rule: Shown; values: RuleValues; words: ReturnType<typeof useRuleWords> };

function Parts({ parts, ...drawn }: Drawn & { parts: RulePart[] }) {
  const legendOf = useWordFor('credits', 'rules.legend');
  return (
    <>
      <div className="fields">
        {parts.flatMap((part) =>
          part.legend ? [] : part.fields.map((field) => <One key={field.name} field={field} {...drawn} />),
        )}
      </div>
      {parts.flatMap(({ legend, fields }) => {
        if (!legend) return [];
        const ticks = fields.filter(({ kind }) => kind === 'tick');
        return (
          // What says nothing yet is closed.
          <Disclosure
            key={fields[0]!.name}
            small
            summary={legendOf(legend)}
            open={ticks.some(({ name }) => drawn.values[name] === 'yes')}
          >
            <fieldset className="flow">
              <legend className="visually-hidden">{legendOf(legend)}</legend>
              {fields.map((field) =>
                field.kind === 'tick' ? null : <One key={field.name} field={field} {...drawn} />,
              )}
              <div className="fields">
                {ticks.map((field) => (
                  <One key={field.name} field={field} {...drawn} />
                ))}
              </div>
            </fieldset>
          </Disclosure>
        );
      })}
    </>
  );
}

function One({
  field: { name: own, word, kind, options = [] },
  rule,
  values,
  words,
}: Drawn & { field: RuleField }) {
  const labelOf = useWordFor('credits', 'rules.param');
  const { t } = useTranslation('credits');
  const name = ruleFieldName(rule.id, own);
  const value = values[own];
  switch (kind) {
    case 'tick':
      return (
        <Tick
          name={name}
          label={labelOf(word) === word ? words.word(word) : labelOf(word)}
          ticked={value === 'yes'}
        />
      );
    case 'choice':
      return (
        <SelectField
          name={name}
          label={labelOf(word)}
          value={value}
          options={optionsOf(options, (each) => (each === '' ? t('rules.none') : words.word(each)))}
        />
      );
    default:
      return <NumberField name={name} label={labelOf(word)} value={value} decimal={kind === 'decimal'} />;
  }
}
