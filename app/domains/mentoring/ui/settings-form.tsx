import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices, TickField } from '#app/ui/choices.tsx';
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { useFormat } from '#app/ui/use-format.ts';
import type { MentoringSettings } from '#app/domains/mentoring/types.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { CRITERIA } from '#app/domains/mentoring/matching/criteria.ts';
import { COUNTRY_PAIRS, ProgrammeSettingsInput } from '#app/domains/mentoring/schemas.ts';

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
    <ActionForm
      asks={ProgrammeSettingsInput}
      hidden={{ revision }}
      state={state}
      values={settings}
      overwrites
    >
      <SelectField
        name="mode"
        label={t('own.mode')}
        options={optionsOf(['round', 'suggested', 'self', 'administrator'], (value) => t(`mode.${value}`))}
      />
      <SelectField
        name="goal"
        label={t('own.goal')}
        options={optionsOf(['stable', 'everybody'], (value) => t(`goal.${value}`))}
      />
      <SelectField
        name="audience"
        label={t('own.audience')}
        options={optionsOf(['members', 'everybody'], (value) => t(`audience.${value}`))}
      />
      <div className="halves">
        {NUMBERS.map((name) => (
          <NumberField key={name} name={name} label={t(`own.${name}`)} />
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
              value={settings.weights[name]}
            />
          ))}
        </div>
      </fieldset>
      <Choices
        name="hard"
        kind="checkbox"
        legend={t('own.hard')}
        values={hard}
        options={optionsOf(['language', 'workplace', 'specialty'], (value) => t(`hard.${value}`))}
      />
      <Disclosure summary={t('own.countries')}>
        <Choices
          name="countries"
          kind="checkbox"
          legend={<span className="visually-hidden">{t('own.countries')}</span>}
          values={settings.hard.countries}
          options={optionsOf(COUNTRY_PAIRS, (value) =>
            [...new Set(value.split('-'))].map((code) => format.country(code)).join(' – '),
          )}
        />
      </Disclosure>
      {(['mentee', 'mentor'] as const).map((side) => (
        <SelectField
          key={side}
          name={side === 'mentee' ? 'creditMentee' : 'creditMentor'}
          label={t(side === 'mentee' ? 'own.creditMentee' : 'own.creditMentor')}
          value={settings.credit[side]}
          empty={t('own.creditNone')}
          options={optionsOf(ACTIVITY_TYPES, (value) => t(`credits:activity.types.${value}`))}
        />
      ))}
      <TextField name="room" label={t('own.room')} help={t('own.roomHelp')} />
      <TickField
        name="relayOnly"
        legend={<span className="visually-hidden">{t('own.relayOnly')}</span>}
        label={t('own.relayOnly')}
      />
      <DecisionButtons
        name="intent"
        decisions={[
          { value: 'preview', name: t('own.preview'), look: 'beacon' },
          { value: 'settings', name: t('own.save') },
        ]}
      />
    </ActionForm>
  );
}
