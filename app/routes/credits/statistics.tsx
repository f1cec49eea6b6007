import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { listUnsignedProgrammes } from '#app/domains/credits/rules/list-unsigned-programmes.server.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { countStandings } from '#app/domains/credits/standings/count-standings.server.ts';
import { readStandingStatistics } from '#app/domains/credits/standings/read-standing-statistics.server.ts';
import { StandingsTable } from '#app/domains/credits/ui/standings-table.tsx';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export const handle = { title: 'credits:statistics.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { programmes } = await countStandings(ctx, association.id);
    const unsigned = await listUnsignedProgrammes(ctx);
    return {
      association,
      counts: programmes,
      unsigned,
      programmes: await Promise.all(
        programmes.map(async ({ programmeId, ...counts }) => ({
          id: programmeId,
          total: Object.values(counts).reduce((sum, each) => sum + each, 0),
          unsigned: unsigned.includes(programmeId),
          ...(await readStandingStatistics(ctx, association.id, programmeId)),
        })),
      ),
    };
  });
}

export default function Statistics() {
  const { association, counts, unsigned, programmes } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  const specialty = useSpecialtyName();
  const programmeName = useProgrammeName();
  const groups = (
    name: string,
    rows: (typeof programmes)[number]['regions'],
    nameOf: (key: string) => string,
  ) => (
    <Table
      caption={name}
      columns={[
        { key: 'group', name },
        { key: 'size', name: t('association.members'), amount: true },
        ...STANDING_STATES.map((each) => ({ key: each, name: t(`standing.${each}`), amount: true })),
      ]}
      rows={rows.map(({ name: key, size, counts }) => ({
        key,
        cells: [
          key ? nameOf(key) : t('statistics.unknown'),
          counts ? format.number(size, 0) : t('statistics.hidden'),
          ...STANDING_STATES.map((each) => (counts ? format.percent(counts[each] / size) : '–')),
        ],
      }))}
    />
  );
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('statistics.title')}
      lead={t('statistics.lead', { count: MIN_GROUP_SIZE })}
    >
      <StandingsTable slug={association.slug} programmes={counts} unsigned={unsigned} />
      {programmes.length === 0 && <Empty title={t('association.notEnrolled')} />}
      {programmes.map((each) => (
        <section className="flow" key={each.id}>
          <h2>{programmeName(each.id)}</h2>
          {each.unsigned && (
            <p>
              <Tag tone="warning">{t('rules.unsigned')}</Tag>
            </p>
          )}
          <p>{t('statistics.total', { count: each.total })}</p>
          {[...each.regions, ...each.specialties].every(({ counts }) => counts === null) && (
            <Note>{t('statistics.allHidden')}</Note>
          )}
          {groups(t('association.place'), each.regions, (key) => key)}
          {groups(t('statistics.specialty'), each.specialties, specialty)}
        </section>
      ))}
    </Page>
  );
}
