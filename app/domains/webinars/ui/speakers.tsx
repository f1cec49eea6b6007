import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { Disclosures, type ShownDisclosure } from '#app/domains/catalogue/ui/disclosures.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';

type Speaker = { name: string; specialty: string | null; region: string | null };

/** Who speaks, and what ties everybody who controls the content has disclosed. */
export function Speakers({ speakers, disclosures }: { speakers: Speaker[]; disclosures: ShownDisclosure[] }) {
  const { t } = useTranslation('webinars');
  const specialtyName = useSpecialtyName();
  return (
    <section className="flow">
      <h2>{t('speakers.title')}</h2>
      <ul className="list">
        {speakers.map(({ name, specialty, region }) => (
          <li key={name}>
            <b>{name}</b>
            <span className="soft">
              {[specialty && specialtyName(specialty), region]
                .filter(Boolean)
                .map((part) => `, ${part}`)
                .join('')}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('credits:disclosure.title')}</h3>
      <Disclosures disclosures={disclosures} />
    </section>
  );
}
