import type { PackageTest } from '#app/domains/catalogue/types.ts';
import { TestNote } from './test-note.tsx';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField, NumberField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm, type FormState } from '#app/ui/form.tsx';

const STATUSES = ['completed-or-passed', 'completed', 'passed'] as const;
const COUNTED_ATTEMPTS = ['last', 'best', 'first'] as const;

type RuleValues = {
  status: string;
  minScore: string;
  minMinutes: string;
  offlineMinutes: string;
  maxTries: string;
  waitHours: string;
  counts: string;
};
type Values = RuleValues & {
  title: string;
  summary: string;
  objectives: string;
  language: string;
  minutes: string;
  specialties: string[];
};

/** Puts a package into the catalogue: as a course of its own, or into one that is there and stands at `revision`. */
export function PackageForm({
  test,
  values,
  revision,
  state,
}: {
  test: PackageTest | null;
  values: Values;
  revision: string | null;
  state: FormState;
}) {
  const { t } = useTranslation('scorm');
  const isNew = revision === null;
  return (
    <ActionForm
      head={<h2>{t(isNew ? 'package.form' : 'package.formNew')}</h2>}
      state={state}
      hidden={{ revision }}
      submit={t(isNew ? 'package.place' : 'package.placeNew')}
      look="beacon"
    >
      <TextField name="title" label={t('package.title')} state={state} value={values.title} />
      <LanguageField name="language" label={t('package.language')} state={state} value={values.language} />
      <TextAreaField
        name="summary"
        label={t('package.summary')}
        help={t('package.summaryHelp')}
        state={state}
        value={values.summary}
        rows={3}
      />
      <TextAreaField
        name="objectives"
        label={t('package.objectives')}
        help={t('package.objectivesHelp')}
        state={state}
        value={values.objectives}
        rows={4}
      />
      <NumberField name="minutes" label={t('package.minutes')} state={state} value={values.minutes} />
      <CompletionRuleFields test={test} values={values} state={state} />
      <details>
        <summary>{t('package.specialties')}</summary>
        <SpecialtyChoices legend={t('package.specialties')} state={state} values={values.specialties} />
      </details>
    </ActionForm>
  );
}

/** What completes the course: status, score, minutes and attempts. */
function CompletionRuleFields({
  test,
  values,
  state,
}: {
  test: PackageTest | null;
  values: RuleValues;
  state: FormState;
}) {
  const { t } = useTranslation('scorm');
  return (
    <fieldset className="flow">
      <legend className="legend">{t('package.rule')}</legend>
      <TestNote test={test} />
      <SelectField
        name="status"
        label={t('package.status')}
        state={state}
        value={values.status}
        options={STATUSES.map((value) => ({ value, name: t(`package.statuses.${value}`) }))}
      />
      <NumberField
        name="minScore"
        label={t('package.minScore')}
        help={t('package.minScoreHelp')}
        state={state}
        value={values.minScore}
        decimal
      />
      <NumberField
        name="minMinutes"
        label={t('package.minMinutes')}
        help={t('package.minMinutesHelp')}
        state={state}
        value={values.minMinutes}
      />
      <NumberField
        name="offlineMinutes"
        label={t('package.offlineMinutes')}
        help={t('package.offlineMinutesHelp')}
        state={state}
        value={values.offlineMinutes}
      />
      <NumberField
        name="maxTries"
        label={t('package.maxTries')}
        help={t('package.maxTriesHelp')}
        state={state}
        value={values.maxTries}
      />
      <NumberField name="waitHours" label={t('package.waitHours')} state={state} value={values.waitHours} />
      <SelectField
        name="counts"
        label={t('package.counts')}
        state={state}
        value={values.counts}
        options={COUNTED_ATTEMPTS.map((value) => ({
          value,
          name: t(`package.countsOf.${value}`),
        }))}
      />
    </fieldset>
  );
}
