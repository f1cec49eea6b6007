import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { StandingState } from '#app/domains/credits/standings/credit-standing.ts';
import { useCreditUnits } from './use-credit-units.ts';

export const STATE_TONES: Record<StandingState, Tone> = {
  at_risk: 'danger',
  behind: 'warning',
  on_track: 'info',
  done: 'success',
};

type Member = {
  id: string;
  name: string;
  region: string | null;
  number: string;
  standings: {
    programmeId: string;
    total: string;
    required: string | null;
    cycleTo: string | null;
    state: StandingState;
  }[];
};

/** Members and their standing in each programme. */
export function MembersTable({
  members,
  linkTo,
  chooser,
  sorting,
}: {
  members: Member[];
  linkTo: (id: string) => string;
  /** Form in which members are chosen (`to`). */
  chooser?: string;
  /** How the list is sorted (`name`, `-name`, …), and its address when sorted otherwise; without it nobody sorts it. */
  sorting?: { now: string; to: (sort: string) => string };
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  /** A press on the column that the list is sorted by turns it round. */
  const by = (sort: string) =>
    sorting && {
      sort: {
        to: sorting.to(sorting.now === sort ? `-${sort}` : sort),
        now:
          sorting.now === sort
            ? ('ascending' as const)
            : sorting.now === `-${sort}`
              ? ('descending' as const)
              : undefined,
      },
    };
  return (
    <Table
      caption={t('association.members')}
      columns={[
        { key: 'name', name: t('association.name'), ...by('name') },
        { key: 'place', name: t('association.place'), ...by('place') },
        { key: 'number', name: t('association.number'), ...by('number') },
        { key: 'credit', name: t('association.credit'), text: true, ...by('end') },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <span className={chooser && 'cluster'}>
            {chooser && (
              <label className="choice">
                <input type="checkbox" form={chooser} name="to" value={member.id} />
                <span className="visually-hidden">{t('message.choose', { name: member.name })}</span>
              </label>
            )}
            <a href={linkTo(member.id)}>{member.name}</a>
          </span>,
          member.region ?? '–',
          member.number,
          member.standings.length === 0
            ? t('association.notEnrolled')
            : member.standings.map((each) => (
                <span className="block" key={each.programmeId}>
                  {each.required
                    ? t('ring', {
                        total: format.decimal(each.total),
                        required: units(each.programmeId, each.required),
                      })
                    : units(each.programmeId, each.total)}{' '}
                  {each.required && <Tag tone={STATE_TONES[each.state]}>{t(`standing.${each.state}`)}</Tag>}
                  {each.cycleTo && (
                    <span className="soft"> {t('until', { date: format.day(each.cycleTo) })}</span>
                  )}
                </span>
              )),
        ],
      }))}
    />
  );
}
