import type { LeftOutReason } from '#app/domains/credits/exports/list-left-out.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Pagination, Table } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

/** Who is not in the next file of a programme, and why. */
export function LeftOut({
  slug,
  programme,
  leftOut,
  page,
  to,
}: {
  slug: string;
  programme: string;
  leftOut: { total: number; pages: number; people: { id: string; name: string; reasons: LeftOutReason[] }[] };
  page: number;
  to: (page: number) => string;
}) {
  const { t } = useTranslation('credits');
  return (
    <section className="flow" aria-labelledby="left-out">
      <h2 id="left-out">{t('exports.leftOut.title', { programme })}</h2>
      {leftOut.people.length === 0 ? (
        <Note>{t('exports.leftOut.nobody')}</Note>
      ) : (
        <Table
          caption={t('exports.leftOut.title', { programme })}
          columns={[
            { key: 'name', name: t('association.name') },
            { key: 'why', name: t('why'), text: true },
          ]}
          rows={leftOut.people.map((each) => ({
            key: each.id,
            cells: [
              <a key="to" href={urls.member(slug, each.id)}>
                {each.name}
              </a>,
              each.reasons.map((reason) => t(`exports.leftOut.${reason}`)).join(' '),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={leftOut.pages} to={to} />
    </section>
  );
}
