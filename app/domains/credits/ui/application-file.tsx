import type { ApplicationFile } from '#app/domains/credits/types.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useProgrammeName } from './use-programmes.ts';

/** The file of an application, as officer and reviewer read it. */
export function ApplicationFileView({
  application,
  organiser,
  minutes,
  languages,
}: {
  application: {
    programmeId: string;
    file: ApplicationFile;
  };
  organiser: string;
  minutes: number;
  languages: string[];
}) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const { file } = application;
  return (
    <Pairs
      text
      pairs={[
        [t('enrol.programme'), programmeName(application.programmeId)],
        [t('application.organiser'), organiser],
        [t('application.needs'), file.needs],
        [t('application.outcomes'), file.outcomes],
        [t('application.audience'), file.audience],
        [
          t('application.agenda'),
          <ul key="agenda" className="links">
            {file.agenda.map((each) => (
              <li key={each.title}>
                {t('common:minutes', { count: each.minutes })}: {each.title}
              </li>
            ))}
          </ul>,
        ],
        [t('minutesName'), t('common:minutes', { count: minutes })],
        [t('catalogue:language'), languages.map((each) => nameOfLocale(each as 'en')).join(', ')],
        [t('application.faculty'), file.faculty],
        [t('application.funding'), file.funding],
        [t('application.contentUntil'), format.day(file.contentUntil)],
      ]}
    />
  );
}
