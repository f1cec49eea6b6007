import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

type Signed = {
  accreditation: {
    id: string;
    programmeId: string;
    units: string;
    code: string;
    validFrom: string;
    validTo: string;
    repeatable: boolean;
  };
  association: { name: string };
};

/** The accreditations of a version, as officers of every association see them. */
export function SignedAccreditations({ accreditations }: { accreditations: Signed[] }) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const units = useCreditUnits();
  return (
    <>
      <h2>{t('evidence.accreditations')}</h2>
      {accreditations.length === 0 && <Note>{t('catalogue:notAccredited')}</Note>}
      {accreditations.map(({ accreditation, association: by }) => (
        <p className="small" key={accreditation.id}>
          {programmeName(accreditation.programmeId)}:{' '}
          <b>{units(accreditation.programmeId, accreditation.units)}</b>, {accreditation.code}, {by.name},{' '}
          {t('period', {
            from: format.day(accreditation.validFrom),
            to: format.day(accreditation.validTo),
          })}
          {accreditation.repeatable && `, ${t('accreditation.repeats')}`}
        </p>
      ))}
    </>
  );
}
