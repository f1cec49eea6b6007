import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';
import { SpecialtyField } from '#app/domains/accounts/ui/specialty-field.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { MembersTable } from './members-table.tsx';
import { useProgrammeOptions } from './use-programmes.ts';

type Props = {
  slug: string;
  members: Parameters<typeof MembersTable>[0]['members'];
  filter: Filter;
  more: boolean;
  saved: Pick<Parameters<typeof SavedFilters>[0], 'filters' | 'state'>;
  /** Regions that members name. */
  regions: string[];
  /** Nobody is a member. */
  empty: boolean;
};
type Filter = {
  q: string;
  state: string;
  programmeId: string;
  specialty: string;
  region: string;
  sort: string;
  page: number;
};

const SORTS = ['name', 'place', 'number', 'end'] as const;
const CHOOSER = 'write';

/** The members of an association, searched, a page at a time. */
export function MemberSearch({ slug, members, filter, more, saved, regions, empty }: Props) {
  const { t } = useTranslation('credits');
  const programmes = useProgrammeOptions(PROGRAMMES);
  return (
    <>
      <FilterForm
        className="toolbar"
        action={`${urls.members(slug)}#list`}
        method="get"
        values={filter}
        submit={t('association.show')}
      >
        <TextField name="q" label={t('association.search')} type="search" />
        <input type="hidden" name="state" value={filter.state} />
        <SelectField
          name="programmeId"
          label={t('enrol.programme')}
          empty={t('association.all')}
          options={programmes}
        />
        <SpecialtyField label={t('accounts:specialty')} empty={t('association.all')} />
        {regions.length > 0 && (
          <SelectField
            name="region"
            label={t('association.place')}
            empty={t('association.all')}
            options={optionsOf(regions)}
          />
        )}
        <SelectField
          name="sort"
          label={t('association.sort')}
          empty={t(filter.state ? 'association.sorts.end' : 'association.sorts.name')}
          options={optionsOf(SORTS, (each) => t(`association.sorts.${each}`))}
        />
      </FilterForm>
      <SavedFilters slug={slug} filter={filter} {...saved} />
      <div id="list" className="flow">
        {filter.state === 'at_risk' && <Note>{t('standing.atRiskHelp')}</Note>}
        {members.length === 0 ? (
          <Empty title={t(empty ? 'association.noMembers' : 'association.noSuch')} />
        ) : (
          <>
            <MembersTable
              members={members}
              linkTo={(id) => urls.member(slug, id)}
              chooser={CHOOSER}
              sorting={{
                now: filter.sort || (filter.state ? 'end' : 'name'),
                to: (sort) => `${urls.members(slug, { ...filter, sort, page: 1 })}#list`,
              }}
            />
            <form id={CHOOSER} method="get" action={urls.newMemberMessage(slug)} className="cluster">
              <button className="button">{t('message.writeChosen')}</button>
              <a className="button" href={urls.newMemberMessage(slug, { ...filter, sort: '', page: 1 })}>
                {t('message.writeShown')}
              </a>
            </form>
          </>
        )}
        {(filter.page > 1 || more) && (
          <nav className="pagination" aria-label={t('common:page')}>
            <ul>
              {filter.page > 1 && (
                <li>
                  <a href={urls.members(slug, { ...filter, page: filter.page - 1 })}>
                    {t('common:previousPage')}
                  </a>
                </li>
              )}
              {more && (
                <li>
                  <a href={urls.members(slug, { ...filter, page: filter.page + 1 })}>
                    {t('common:nextPage')}
                  </a>
                </li>
              )}
            </ul>
          </nav>
        )}
        <p>
          <a href={urls.memberList(slug, { ...filter, page: 1 })}>{t('association.list')}</a>
        </p>
      </div>
    </>
  );
}
