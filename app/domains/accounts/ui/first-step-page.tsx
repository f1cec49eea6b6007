import type { ReactNode } from 'react';
import { FIRST_STEPS } from '#app/domains/accounts/first-steps/first-steps.ts';
import type { FirstStep } from '#app/domains/accounts/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Page } from '#app/ui/page.tsx';

/** One of the first steps: how far one is, its one question, and the ways past it. `skip`: what going on without it is called. */
export function FirstStepPage({
  step,
  skip,
  children,
}: {
  step: FirstStep;
  skip?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('accounts');
  const place = { n: FIRST_STEPS.indexOf(step) + 1, all: FIRST_STEPS.length };
  return (
    <Page
      className="narrow centred flow"
      title={t(`first.${step}.title`)}
      lead={t(`first.${step}.lead`)}
      under={
        <div className="flow">
          <p className="small soft">{t('first.step', place)}</p>
          <progress value={place.n} max={place.all} aria-label={t('first.step', place)} />
        </div>
      }
    >
      {children}
      <div className="cluster">
        {skip && (
          <ActionButton intent="skip" look="plain">
            {skip}
          </ActionButton>
        )}
        <ActionButton intent="later" look="plain">
          {t('first.later')}
        </ActionButton>
      </div>
      <p className="small soft">{t('first.laterHelp')}</p>
    </Page>
  );
}
