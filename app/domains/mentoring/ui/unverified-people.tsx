import type { UnverifiedPerson } from '#app/domains/mentoring/profiles/list-unverified-people.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Table } from '#app/ui/table.tsx';

/** Who has a profile and is in no round, because nobody has verified them, and why; for the coordinator. */
export function UnverifiedPeople({ people }: { people: UnverifiedPerson[] }) {
  const { t } = useTranslation('mentoring');
  if (people.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="unverified">
      <h2 id="unverified">{t('verify.people', { count: people.length })}</h2>
      <Note>{t('verify.peopleHelp')}</Note>
      <Table
        caption={t('verify.people', { count: people.length })}
        columns={[
          { key: 'name', name: t('credits:association.name') },
          { key: 'role', name: t('verify.role') },
          { key: 'why', name: t('verify.missing'), text: true },
        ]}
        rows={people.map(({ id, name, role, why }) => ({
          key: id,
          cells: [name, t(`role.${role}`), t(`verify.officer.${why}`)],
        }))}
      />
    </section>
  );
}
