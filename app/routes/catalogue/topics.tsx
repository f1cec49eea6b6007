import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { listTopics } from '#app/domains/catalogue/topics/list-topics.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export const handle = { title: 'catalogue:topics.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const query = new URL(args.request.url).searchParams;
    const search = { specialty: query.get('specialty') ?? '', country: query.get('country') ?? '' };
    return { search, topics: await listTopics(ctx, search) };
  });
}

export default function Topics() {
  const { search, topics } = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  return (
    <Page className="flow" title={t('topics.title')} lead={t('topics.lead')}>
      <FilterForm className="form wide" values={search} submit={t('topics.show')}>
        <div className="halves tight">
          <SpecialtyField label={t('topics.specialty')} empty={t('topics.all')} />
          <SelectField
            name="country"
            label={t('topics.country')}
            options={optionsOf(COUNTRIES, (value) => format.country(value))}
            empty={t('topics.all')}
          />
        </div>
      </FilterForm>
      {topics.length === 0 && (
        <Empty title={t('topics.none')}>
          <p>{t('topics.noneHelp')}</p>
        </Empty>
      )}
      <Rows>
        {topics.map((topic) => (
          <li key={topic.id}>
            <Icon name="pen" />
            <div>
              <h2 lang={topic.language}>{topic.title}</h2>
              <Note>
                {specialtyName(topic.specialty)}. {t('topics.wishes', { count: topic.wishes })}{' '}
                {format.list([...topic.countries.map((code) => format.country(code)), ...topic.regions])}
              </Note>
            </div>
            <p className="tags">
              <Tag tone={topic.taught === 'yes' ? 'success' : topic.taught === 'soon' ? 'info' : 'warning'}>
                {t(`topics.taught.${topic.taught}`)}
              </Tag>
            </p>
          </li>
        ))}
      </Rows>
      {topics.length > 0 && <Note>{t('topics.how')}</Note>}
    </Page>
  );
}
