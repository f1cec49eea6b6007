import { MemberFilterInput } from '#app/domains/credits/schemas.ts';
import type { MemberSelection } from '#app/domains/credits/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  filters: { id: string; name: string; filter: MemberSelection }[];
  /** What the list shows now. */
  filter: MemberSelection;
  state: FormState;
};

/** In one order: PostgreSQL keeps that of the keys of its own. */
const partsOf = ({ q, state, programmeId, specialty, region }: MemberSelection) => ({
  q,
  state,
  programmeId,
  specialty,
  region,
});

/** Filters of the members' list that have a name, and a name for the one that is shown. */
export function SavedFilters({ slug, filters, filter, state }: Props) {
  const { t } = useTranslation('credits');
  const shown = partsOf(filter);
  const isFiltered = Object.values(shown).some(Boolean);
  if (filters.length === 0 && !isFiltered) return null;
  return (
    <div className="flow">
      {filters.length > 0 && (
        <ul className="cluster" aria-label={t('filter.title')}>
          {filters.map((each) => (
            <li key={each.id} className="cluster">
              <a href={`${urls.members(slug, partsOf(each.filter))}#list`}>{each.name}</a>
              <ActionButton
                intent="drop-filter"
                sure={t('common:noUndo')}
                hidden={{ filterId: each.id }}
                look="plain"
                named={t('filter.dropNamed', { name: each.name })}
              >
                {t('filter.drop')}
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      {isFiltered && (
        <Disclosure summary={t('filter.save')} state={state}>
          <ActionForm
            asks={MemberFilterInput}
            scope="filter"
            intent="save-filter"
            hidden={shown}
            state={state}
            submit={t('filter.save')}
          >
            <TextField name="name" label={t('filter.name')} />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}
