import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { namedOptions } from '#app/ui/options.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type State = 'proposed' | 'active' | 'paused' | 'declined' | 'expired' | 'withdrawn' | 'ended';
type Named = { id: string; name: string };
type Row = {
  id: string;
  state: State;
  mentee: string;
  mentor: string;
  proposedAt: string | Date;
  startedAt: string | Date | null;
  endReason: 'done' | 'fit' | 'time' | 'moved' | 'other' | 'left' | 'lost' | null;
};

const CURRENT = new Set<State>(['proposed', 'active', 'paused']);

/** All pairs of a programme, those that are over behind a summary: who, since when, and why one ended; never what was written in it. */
export function CoordinatorPairs({
  pairs,
  free,
  state,
}: {
  pairs: Row[];
  free: { mentees: Named[]; mentors: Named[] };
  state: FormState;
}) {
  const { t } = useTranslation('mentoring');
  const isCurrent = ({ state: of }: Row) => CURRENT.has(of);
  const current = pairs.filter(isCurrent);
  const past = pairs.filter((pair) => !isCurrent(pair));
  return (
    <section className="flow" aria-labelledby="pairs">
      <h2 id="pairs">{t('pairs.title')}</h2>
      {current.length === 0 && (
        <Empty level="h3" title={t(past.length === 0 ? 'pairs.none' : 'pairs.noneNow')} />
      )}
      {current.length > 0 && <PairTable pairs={current} />}
      {past.length > 0 && (
        <Disclosure summary={t('pairs.past', { count: past.length })}>
          <PairTable pairs={past} />
        </Disclosure>
      )}
      {free.mentees.length > 0 && free.mentors.length > 0 && (
        <Disclosure summary={t('pairs.propose')} state={state}>
          <ActionForm intent="propose" state={state} submit={t('pairs.proposeButton')}>
            <SelectField name="menteeId" label={t('role.mentee')} options={namedOptions(free.mentees)} />
            <SelectField name="mentorId" label={t('role.mentor')} options={namedOptions(free.mentors)} />
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}

function PairTable({ pairs }: { pairs: Row[] }) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <Table
      caption={t('pairs.title')}
      columns={[
        { key: 'mentee', name: t('role.mentee') },
        { key: 'mentor', name: t('role.mentor') },
        { key: 'state', name: t('pairs.state') },
      ]}
      rows={pairs.map((each) => ({
        key: each.id,
        cells: [
          each.mentee,
          each.mentor,
          <span key="state">
            <Tag tone={each.state === 'active' ? 'success' : undefined}>{t(`pairState.${each.state}`)}</Tag>{' '}
            {format.date(each.startedAt ?? each.proposedAt)}
            {each.endReason && `, ${t(`endReason.${each.endReason}`)}`}
          </span>,
        ],
      }))}
    />
  );
}
