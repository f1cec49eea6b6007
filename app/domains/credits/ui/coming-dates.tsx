import { useTranslation } from '#app/i18n/use-translation.ts';
import { Agenda, comingFirst } from '#app/ui/agenda.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  ending: { day: string; cycles: number; done: number }[];
  rounds: { id: string; programmeId: string; title: string; language: string; proposesOn: string }[];
  webinars: { slug: string; title: string; language: string; startsAt: Date | string }[];
};

const MOST_DATES = 6;

/** What comes next for an association: cycles of members that end, rounds of mentoring, webinars. */
export function ComingDates({ slug, ending, rounds, webinars }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const coming = comingFirst(
    [
      ...ending.map(({ day, cycles, done }) => ({
        key: day,
        at: day,
        to: urls.members(slug, { sort: 'end' }),
        title: t('officer.cyclesEnd', { count: cycles }),
        note: t('officer.complete', { done, all: cycles }),
      })),
      ...rounds.map(({ id, programmeId, title, language, proposesOn }) => ({
        key: id,
        at: proposesOn,
        to: urls.ownMentoringProgramme(slug, programmeId),
        title,
        language,
        note: t('officer.round'),
      })),
      ...webinars.map(({ slug: webinar, title, language, startsAt }) => ({
        key: webinar,
        at: startsAt,
        to: urls.webinar(webinar),
        title,
        language,
        note: `${t('officer.webinar')}, ${format.time(startsAt)}`,
      })),
    ],
    MOST_DATES,
  );
  return (
    <aside className="flow" aria-labelledby="coming">
      <h2 id="coming">{t('officer.coming')}</h2>
      {coming.length === 0 ? <Note>{t('officer.noDates')}</Note> : <Agenda coming={coming} />}
    </aside>
  );
}
