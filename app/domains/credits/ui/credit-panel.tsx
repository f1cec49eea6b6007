import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { unitsBehind } from '#app/domains/credits/standings/units-behind.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

type Shown = Pick<ProgrammeCredit, 'programmeId' | 'period' | 'total' | 'required' | 'remaining' | 'share'>;

/** The reader's credit beside their queue: a ring for each programme, and where its pace stands. */
export function CreditPanel({ credits }: { credits: Shown[] }) {
  const { t } = useTranslation('credits');
  return (
    <aside className="flow stays" aria-labelledby="own-credit">
      <h2 id="own-credit">{t('title')}</h2>
      {credits.length === 0 && <p className="small">{t('home.none')}</p>}
      {credits.map((each) => (
        <ProgrammeRing key={each.programmeId} credit={each} />
      ))}
      <p>
        <a href={urls.credit()}>{credits.length === 0 ? t('home.enrol') : t('home.all')}</a>
      </p>
    </aside>
  );
}

function ProgrammeRing({ credit }: { credit: Shown }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  const programmeName = useProgrammeName();
  const { programmeId, period, total, required, remaining, share } = credit;
  const behind = unitsBehind(credit);
  return (
    <div className="flow tight">
      <Note>{programmeName(programmeId)}</Note>
      <Ring
        share={required ? Math.min(1, share) : Number(total !== '0')}
        pace={period && required ? period.gone : null}
        big={format.decimal(total)}
        under={required ? t('of', { required: format.decimal(required) }) : t('counted')}
        label={
          required
            ? t('ring', { total: format.decimal(total), required: units(programmeId, required) })
            : t('ringFree', { total: units(programmeId, total) })
        }
      />
      <p className="small">
        {remaining === '0' && required
          ? t('reached')
          : behind === null
            ? period && required && t('home.onTrack')
            : t('home.behind', { units: units(programmeId, String(behind)) })}
      </p>
      {period && <Note>{t('home.until', { date: format.day(period.to) })}</Note>}
    </div>
  );
}
