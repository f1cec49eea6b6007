import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import { Choices, NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { MentoringSettings } from '#app/domains/mentoring/types.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { CRITERIA } from '#app/domains/mentoring/matching/criteria.ts';
import { COUNTRY_PAIRS } from '#app/domains/mentoring/schemas.ts';

const NUMBERS = ['months', 'everyWeeks', 'minutes', 'answerDays', 'capacity'] as const;

/** How a programme pairs people. `preview` shows what a change would do before anything is saved. */
export function SettingsForm({
  settings,
  revision,
  state,
}: {
  settings: MentoringSettings;
  revision: number;
  state: FormState;
}) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const hard = (['language', 'workplace', 'specialty'] as const).filter((each) => settings.hard[each]);
  return (
    <ActionForm hidden={{ revision }} state={state}>
      <SelectField
        name="mode"
        label={t('own.mode')}
        state={state}
        value={settings.mode}
        options={(['round', 'suggested', 'self', 'administrator'] as const).map((value) => ({
          value,
          name: t(`mode.${value}`),
        }))}
      />
      <SelectField
        name="goal"
        label={t('own.goal')}
        state={state}
        value={settings.goal}
        options={(['stable', 'everybody'] as const).map((value) => ({ value, name: t(`goal.${value}`) }))}
      />
      <SelectField
        name="audience"
        label={t('own.audience')}
        state={state}
        value={settings.audience}
        options={(['members', 'everybody'] as const).map((value) => ({
          value,
          name: t(`audience.${value}`),
        }))}
      />
      <div className="halves">
        {NUMBERS.map((name) => (
          <NumberField key={name} name={name} label={t(`own.${name}`)} state={state} value={settings[name]} />
        ))}
      </div>
      <fieldset className="flow">
        <legend className="legend">{t('own.weights')}</legend>
        <div className="halves">
          {CRITERIA.map((name) => (
            <NumberField
              key={name}
              name={`weight-${name}`}
              label={t(`criterion.${name}`)}
              state={state}
              value={settings.weights[name]}
            />
          ))}
        </div>
      </fieldset>
      <Choices
        name="hard"
        kind="checkbox"
        legend={t('own.hard')}
        state={state}
        values={hard}
        options={(['language', 'workplace', 'specialty'] as const).map((value) => ({
          value,
          name: t(`hard.${value}`),
        }))}
      />
      <details>
        <summary>{t('own.countries')}</summary>
        <Choices
          name="countries"
          kind="checkbox"
          legend={<span className="visually-hidden">{t('own.countries')}</span>}
          state={state}
          values={settings.hard.countries}
          options={COUNTRY_PAIRS.map((value) => ({
            value,
            name: [...new Set(value.split('-'))].map((code) => format.country(code)).join(' – '),
          }))}
        />
      </details>
      {(['mentee', 'mentor'] as const).map((side) => (
        <SelectField
          key={side}
          name={side === 'mentee' ? 'creditMentee' : 'creditMentor'}
          label={t(side === 'mentee' ? 'own.creditMentee' : 'own.creditMentor')}
          state={state}
          value={settings.credit[side]}
          empty={t('own.creditNone')}
          options={ACTIVITY_TYPES.map((value) => ({ value, name: t(`credits:activity.types.${value}`) }))}
        />
      ))}
      <TextField
        name="room"
        label={t('own.room')}
        help={t('own.roomHelp')}
        state={state}
        value={settings.room}
      />
      <Choices
        name="relayOnly"
        kind="checkbox"
        legend={<span className="visually-hidden">{t('own.relayOnly')}</span>}
        state={state}
        values={settings.relayOnly ? ['yes'] : []}
        options={[{ value: 'yes', name: t('own.relayOnly') }]}
      />
      <div className="cluster">
        <button className="button beacon" name="intent" value="preview">
          {t('own.preview')}
        </button>
        <button className="button" name="intent" value="settings">
          {t('own.save')}
        </button>
      </div>
    </ActionForm>
  );
}
