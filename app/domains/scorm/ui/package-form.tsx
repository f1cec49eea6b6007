import { VariantInput } from '#app/domains/catalogue/schemas.ts';
import type { PackageTest } from '#app/domains/catalogue/types.ts';
import { TestNote } from './test-note.tsx';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField, NumberField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';

const STATUSES = ['completed-or-passed', 'completed', 'passed'] as const;
const COUNTED_ATTEMPTS = ['last', 'best', 'first'] as const;

type Values = {
  title: string;
  summary: string;
  objectives: string;
  language: string;
  minutes: string;
  specialties: string[];
  status: string;
  minScore: string;
  minMinutes: string;
  offlineMinutes: string;
  maxTries: string;
  waitHours: string;
  counts: string;
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
      asks={VariantInput}
      head={<h2>{t(isNew ? 'package.form' : 'package.formNew')}</h2>}
      state={state}
      values={values}
      overwrites
      hidden={{ revision }}
      submit={t(isNew ? 'package.place' : 'package.placeNew')}
      look="beacon"
    >
      <TextField name="title" label={t('package.title')} />
      <LanguageField name="language" label={t('package.language')} />
      <TextAreaField name="summary" label={t('package.summary')} help={t('package.summaryHelp')} rows={3} />
      <TextAreaField
        name="objectives"
        label={t('package.objectives')}
        help={t('package.objectivesHelp')}
        rows={4}
      />
      <NumberField name="minutes" label={t('package.minutes')} />
      <CompletionRuleFields test={test} />
      <Disclosure summary={t('package.specialties')}>
        <SpecialtyChoices legend={<span className="visually-hidden">{t('package.specialties')}</span>} />
      </Disclosure>
    </ActionForm>
  );
}

/** What completes the course: status, score, minutes and attempts. */
function CompletionRuleFields({ test }: { test: PackageTest | null }) {
  const { t } = useTranslation('scorm');
  return (
    <fieldset className="flow">
      <legend className="legend">{t('package.rule')}</legend>
      <TestNote test={test} />
      <SelectField
        name="status"
        label={t('package.status')}
        options={optionsOf(STATUSES, (value) => t(`package.statuses.${value}`))}
      />
      <NumberField name="minScore" label={t('package.minScore')} help={t('package.minScoreHelp')} decimal />
      <NumberField name="minMinutes" label={t('package.minMinutes')} help={t('package.minMinutesHelp')} />
      <NumberField
        name="offlineMinutes"
        label={t('package.offlineMinutes')}
        help={t('package.offlineMinutesHelp')}
      />
      <NumberField name="maxTries" label={t('package.maxTries')} help={t('package.maxTriesHelp')} />
      <NumberField name="waitHours" label={t('package.waitHours')} />
      <SelectField
        name="counts"
        label={t('package.counts')}
        options={optionsOf(COUNTED_ATTEMPTS, (value) => t(`package.countsOf.${value}`))}
      />
    </fieldset>
  );
}
