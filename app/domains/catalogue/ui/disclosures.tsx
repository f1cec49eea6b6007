import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export type ShownDisclosure = {
  id: string;
  name: string;
  role: 'author' | 'planner' | 'speaker' | 'reviewer';
  interests: string;
  resolution: string;
  statedOn: string;
};

/** Who controls the content, and their disclosed interests. */
export function Disclosures({ disclosures }: { disclosures: ShownDisclosure[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (disclosures.length === 0) return <p className="soft">{t('disclosure.none')}</p>;
  return (
    <Rows>
      {disclosures.map((each) => (
        <li key={each.id}>
          <div>
            <p>
              <b>{each.name}</b>, {t(`disclosure.roles.${each.role}`)}
            </p>
            <p className="small">{each.interests || t('disclosure.nothing')}</p>
            {each.interests !== '' && (
              <p className="small">
                {each.resolution === '' ? (
                  <Tag tone="danger">{t('disclosure.unresolved')}</Tag>
                ) : (
                  `${t('disclosure.resolution')}: ${each.resolution}`
                )}
              </p>
            )}
            <Note>{format.day(each.statedOn)}</Note>
          </div>
        </li>
      ))}
    </Rows>
  );
}

/** The same with its heading; nothing where nobody has disclosed anything. */
export function DisclosureSection({ disclosures }: { disclosures: ShownDisclosure[] }) {
  const { t } = useTranslation('credits');
  if (disclosures.length === 0) return null;
  return (
    <section className="flow">
      <h2>{t('disclosure.title')}</h2>
      <Disclosures disclosures={disclosures} />
    </section>
  );
}
