import { FIRST_STEPS } from '#app/domains/accounts/first-steps/first-steps.ts';
import type { FirstStep } from '#app/domains/accounts/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { urls } from '#app/urls.ts';

const ADDRESSES = {
  about: urls.firstWork,
  association: urls.firstAssociation,
  programme: urls.firstProgramme,
} as const;

/** The first step that somebody new has left for later: before everything else, since what the rest shows follows from it. */
export function useFirstStepNeeds(step: FirstStep | null): Need[] {
  const { t } = useTranslation('accounts');
  if (step === null) return [];
  return [
    {
      key: step,
      harm: 'now',
      at: null,
      icon: 'pen',
      to: ADDRESSES[step](),
      title: t(`first.${step}.title`),
      why: t('first.step', { n: FIRST_STEPS.indexOf(step) + 1, all: FIRST_STEPS.length }),
      note: t(`first.${step}.lead`),
      button: t('common:continue'),
    },
  ];
}
