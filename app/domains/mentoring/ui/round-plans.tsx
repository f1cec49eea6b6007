import { PlanInput } from '#app/domains/mentoring/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { DateField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Plan = { id: string; profilesBy: string; proposesOn: string; answersBy: string };

/** The days of planned rounds for the coordinator, and one more. */
export function RoundPlans({ plans, state }: { plans: Plan[]; state: FormState }) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <section className="flow" aria-labelledby="plans">
      <h2 id="plans">{t('plan.title')}</h2>
      {plans.length === 0 && <p>{t('plan.none')}</p>}
      <Rows>
        {plans.map(({ id, profilesBy, proposesOn, answersBy }) => (
          <li key={id}>
            <div>
              <h3>{format.day(proposesOn)}</h3>
              <Note>{t('plan.days', { by: format.day(profilesBy), until: format.day(answersBy) })}</Note>
            </div>
            <ActionButton
              intent="unplan"
              sure={t('common:noUndo')}
              hidden={{ planId: id }}
              look="plain"
              named={t('plan.cancelNamed', { date: format.day(proposesOn) })}
            >
              {t('plan.cancel')}
            </ActionButton>
          </li>
        ))}
      </Rows>
      <Disclosure summary={t('plan.add')} state={state} open={plans.length === 0}>
        <ActionForm asks={PlanInput} scope="plan" intent="plan" state={state} submit={t('plan.add')}>
          <Note>{t('plan.help')}</Note>
          <DateField name="profilesBy" label={t('plan.profilesBy')} />
          <DateField name="proposesOn" label={t('plan.proposesOn')} />
          <DateField name="answersBy" label={t('plan.answersBy')} />
        </ActionForm>
      </Disclosure>
    </section>
  );
}
