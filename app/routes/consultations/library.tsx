import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { listLessons } from '#app/domains/consultations/library/list-lessons.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FilterForm } from '#app/ui/form.tsx';
import { LanguageField, TextField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { LanguageTags } from '#app/ui/language-tags.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'consultations:library.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const query = new URL(args.request.url).searchParams;
    const search = {
      q: (query.get('q') ?? '').slice(0, 200),
      specialty: query.get('specialty') ?? '',
      language: query.get('language') ?? '',
      page: Math.min(1000, Math.max(1, Number(query.get('page')) || 1)),
    };
    return { search, ...(await listLessons(ctx, search)) };
  });
}

export default function Library() {
  const { search, rows, more } = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  const to = (page: number) => {
    const { page: _, ...words } = search;
    return `${urls.lessons()}?${new URLSearchParams({ ...words, page: String(page) })}`;
  };
  return (
    <Page
      className="flow"
      trail={[{ to: urls.consultations(), name: t('list.title') }]}
      title={t('library.title')}
      lead={t('library.lead')}
    >
      <FilterForm className="form wide" role="search" values={search} applies submit={t('library.find')}>
        <TextField name="q" type="search" label={t('library.search')} />
        <div className="halves tight">
          <SpecialtyField label={t('ask.specialty')} empty={t('library.any')} />
          <LanguageField name="language" label={t('library.language')} empty={t('library.any')} />
        </div>
      </FilterForm>
      {rows.length === 0 && (
        <Empty title={t('library.none')}>
          <p>{t('library.noneHelp')}</p>
        </Empty>
      )}
      <Rows>
        {rows.map((row) => (
          <Row
            key={row.id}
            icon="book"
            level="h2"
            of={row}
            to={urls.lesson(row.id)}
            aside={<LanguageTags languages={[row.language]} />}
          >
            <p lang={row.language}>{row.question}</p>
            <Note>
              {specialtyName(row.specialty)}
              {row.publishedAt && `, ${format.date(row.publishedAt)}`}
            </Note>
          </Row>
        ))}
      </Rows>
      {(more || search.page > 1) && (
        <nav className="pagination" aria-label={t('common:page')}>
          <ul>
            {search.page > 1 && (
              <li>
                <a href={to(search.page - 1)} aria-label={`${t('common:page')} ${search.page - 1}`}>
                  {search.page - 1}
                </a>
              </li>
            )}
            {more && (
              <li>
                <a href={to(search.page + 1)}>{t('common:nextPage')}</a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </Page>
  );
}
