import type { summariseProgramme } from '#app/domains/mentoring/programmes/summarise-programme.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** An association's view of a programme: counts, small ones hidden, and no text. */
export function ProgrammeOverview({ overview }: { overview: ReturnType<typeof summariseProgramme> }) {
  const { t } = useTranslation('mentoring');
  const reason = useWordFor('mentoring', 'endReason');
  const format = useFormat();
  const sizeText = (size: number | null) => (size === null ? t('overview.few') : format.number(size, 0));
  const number = (value: number) => format.number(value, 0);
  return (
    <section className="flow" aria-labelledby="overview">
      <h2 id="overview">{t('overview.title')}</h2>
      <Pairs
        text
        pairs={[
          [t('overview.running'), number(overview.running)],
          [t('overview.inRhythm'), `${number(overview.inRhythm)} / ${number(overview.running)}`],
          [t('overview.waiting'), number(overview.waiting)],
          [t('overview.longestWait'), number(overview.longestWait)],
          [t('overview.lasted'), `${number(overview.lasted)} / ${number(overview.aged)}`],
        ]}
      />
      {overview.isolation.length > 0 && (
        <>
          <h3>{t('overview.isolation')}</h3>
          <Pairs
            text
            pairs={overview.isolation.map(({ name, size }): [string, string] => [
              name === 'Infinity' ? t('overview.longer') : t('overview.upTo', { count: Number(name) }),
              sizeText(size),
            ])}
          />
        </>
      )}
      {overview.dropOuts.length > 0 && (
        <>
          <h3>{t('overview.ended')}</h3>
          <Pairs
            text
            pairs={overview.dropOuts.map(({ name, size }): [string, string] => [
              reason(name),
              sizeText(size),
            ])}
          />
        </>
      )}
    </section>
  );
}
