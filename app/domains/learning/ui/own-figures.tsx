import type { OwnSummary } from '#app/domains/learning/results/summarise-own-results.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { ShareBars } from './share-bars.tsx';

type Props = Omit<OwnSummary, 'weeks'> & {
  tests: { attempts: number; mean: number | null };
  weeks: { from: Date | string; learners: number }[];
};

/** How an author's courses and webinars do: a few numbers, the answers of each language, and the last weeks behind a summary. */
export function OwnFigures({ learners, completed, tests, given, share, languages, weeks }: Props) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const lately = weeks.reduce((sum, week) => sum + week.learners, 0);
  const most = Math.max(1, ...weeks.map((week) => week.learners));
  const percent = (value: number | null) => (value === null ? '–' : format.percent(value));
  const to = urls.results();
  return (
    <section className="flow" aria-labelledby="figures">
      <div className="split-head">
        <h2 id="figures">{t('author.figures')}</h2>
        <a href={to}>{t('results.all')}</a>
      </div>
      <Figures
        figures={[
          {
            key: 'learners',
            name: t('author.learners'),
            to,
            value: format.number(learners, 0),
            note: t('author.lately', { count: lately }),
          },
          {
            key: 'completed',
            name: t('author.completed'),
            to,
            value: percent(learners > 0 ? completed / learners : null),
            note: format.number(completed, 0),
          },
          {
            key: 'tests',
            name: t('author.tests'),
            to,
            value: percent(tests.mean),
            note: t('author.attempts', { count: tests.attempts }),
          },
          {
            key: 'share',
            name: t('author.share'),
            to,
            value: percent(share),
            note: t('results.soFar', { count: given }),
          },
        ]}
      />
      {languages.length > 1 && (
        <section className="flow tight" aria-labelledby="by-language">
          <h3 id="by-language">{t('author.byLanguage')}</h3>
          <ShareBars
            bars={languages.map((each) => ({
              key: each.language,
              name: nameOfLocale(each.language),
              language: each.language,
              value: format.percent(each.share),
              share: each.share,
            }))}
          />
        </section>
      )}
      {lately > 0 && (
        <Disclosure summary={t('author.byWeek')}>
          <Note>{t('author.byWeekHelp')}</Note>
          <ShareBars
            bars={weeks.map((week) => ({
              key: String(week.from),
              name: format.date(week.from),
              value: format.number(week.learners, 0),
              share: week.learners / most,
            }))}
          />
        </Disclosure>
      )}
    </section>
  );
}
