import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { urls } from '#app/urls.ts';

type OwnCourse = {
  id: string;
  slug: string;
  language: string;
  title: string;
  minutes: number;
  state: 'learn' | 'evaluate' | 'done';
};

/** Courses that the reader has begun; where only the questions are missing, credit waits for them. */
export function useCourseNeeds(courses: OwnCourse[]): Need[] {
  const { t } = useTranslation('learning');
  return courses.flatMap(({ id, slug, language, title, minutes, state }) =>
    state === 'done'
      ? []
      : [
          {
            key: id,
            harm: state === 'evaluate' ? ('credit' as const) : ('begun' as const),
            at: null,
            icon: 'book' as const,
            to: state === 'evaluate' ? urls.evaluation(id) : urls.course(slug),
            title,
            language,
            why: t(`next.why.${state}`),
            note:
              state === 'evaluate'
                ? t('next.evaluateText')
                : t('next.learnText', { minutes: t('common:minutes', { count: minutes }) }),
            button: state === 'evaluate' ? t('evaluation.open') : t('common:continue'),
          },
        ],
  );
}
