import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Coming } from '#app/ui/agenda.tsx';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Of = { id: string; courseId: string; title: string; language: string; association: string };
type Answered = Of & { state: 'draft' | 'submitted' | 'returned' | 'approved' | 'refused' };
type Ending = Of & { validTo: string };

/** What associations have answered about accreditation: where they ask for changes it is the author's turn. */
export function useAccreditationNeeds(answered: Answered[]): Need[] {
  const { t } = useTranslation('credits');
  return answered.map(({ id, courseId, title, language, association, state }) => ({
    key: `application ${id}`,
    harm: state === 'returned' ? 'turn' : 'new',
    at: null,
    icon: 'certificate',
    to: urls.apply(courseId),
    title,
    language,
    why: `${t(`application.state.${state}`)}: ${association}`,
    button: t(state === 'returned' ? 'application.again' : 'home.seeAnswer'),
  }));
}

/** The days on which accreditations end. */
export function useAccreditationDates(ending: Ending[]): Coming[] {
  const { t } = useTranslation('credits');
  const format = useFormat();
  return ending.map(({ id, courseId, title, language, association, validTo }) => ({
    key: id,
    at: validTo,
    to: urls.apply(courseId),
    title,
    language,
    note: `${t('home.accreditationEnds', { date: format.day(validTo) })} · ${association}`,
  }));
}
