import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';

type Granted = {
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

/** What associations have granted a version, for an officer who decides about it. */
export function GrantedAccreditations({ accreditations }: { accreditations: Granted[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  if (accreditations.length === 0) return <Note>{t('catalogue:notAccredited')}</Note>;
  return accreditations.map(({ accreditation, association }) => (
    <p className="small" key={accreditation.id}>
      {programmeOrThrow(accreditation.programmeId).name}:{' '}
      <b>{units(accreditation.programmeId, accreditation.units)}</b>, {accreditation.code}, {association.name}
      ,{' '}
      {t('period', {
        from: format.day(accreditation.validFrom),
        to: format.day(accreditation.validTo),
      })}
      {accreditation.repeatable && `, ${t('accreditation.repeats')}`}
    </p>
  ));
}
