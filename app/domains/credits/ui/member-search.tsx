import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
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
  page: number;
};

const CHOOSER = 'write';

/** The members of an association, searched, a page at a time. */
export function MemberSearch({ slug, members, filter, more, saved, regions, empty }: Props) {
  const { t } = useTranslation('credits');
  const programmes = useProgrammeOptions(PROGRAMMES);
  return (
    <section aria-labelledby="members" className="flow">
      <h2 id="members">{t('association.members')}</h2>
      <FilterForm
        className="toolbar"
        action={`${urls.association(slug)}#members`}
        method="get"
        values={filter}
        submit={t('association.show')}
      >
        <TextField name="q" label={t('association.search')} type="search" />
        <SelectField
          name="state"
          label={t('standing.name')}
          empty={t('association.all')}
          options={optionsOf(STANDING_STATES, (each) => t(`standing.${each}`))}
        />
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
      </FilterForm>
      <SavedFilters slug={slug} filter={filter} {...saved} />
      {members.length === 0 ? (
        <Empty level="h3" title={t(empty ? 'association.noMembers' : 'association.noSuch')} />
      ) : (
        <>
          <MembersTable members={members} linkTo={(id) => urls.member(slug, id)} chooser={CHOOSER} />
          <form id={CHOOSER} method="get" action={urls.newMemberMessage(slug)} className="cluster">
            <button className="button">{t('message.writeChosen')}</button>
            <a className="button" href={urls.newMemberMessage(slug, { ...filter, page: 1 })}>
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
                <a href={urls.members(slug, { ...filter, page: filter.page + 1 })}>{t('common:nextPage')}</a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </section>
  );
}
