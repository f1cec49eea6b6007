import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { browseAllRecords } from '#app/domains/xapi/records/browse-all-records.server.ts';
import { parseRecordFilter } from '#app/domains/xapi/records/record-filter.ts';
import { writeCursor } from '#app/domains/xapi/statements/cursor.ts';
import { RecordFilterForm } from '#app/domains/xapi/ui/record-filter-form.tsx';
import { listActorNames } from '#app/domains/xapi/records/list-actor-names.server.ts';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { RecordPagination } from '#app/domains/xapi/ui/record-pagination.tsx';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { load } from '#app/http/load.server.ts';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:browse.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { filter, given, wrong, after, query } = parseRecordFilter(new URL(args.request.url).searchParams);
    const { statements, next, matching } = await browseAllRecords(ctx, filter, after);
    const described = await describeStatements(ctx, statements, locale);
    const names = await listActorNames(ctx, statements);
    return {
      given,
      wrong,
      query,
      matching: matching?.map((person) => {
        const narrowed = new URLSearchParams(query);
        narrowed.set('email', person.email);
        return { ...person, to: `${urls.allRecords()}?${narrowed}` };
      }),
      begun: after !== undefined,
      next: next && writeCursor(next),
      statements: described.map((each, i) => ({ ...each, who: names[i]! })),
    };
  });
}

export default function AllRecords() {
  const { given, wrong, query, matching, begun, next, statements } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  return (
    <Page className="narrow flow" title={t('browse.title')} lead={t('browse.lead')}>
      <p>
        <a className="button" href={urls.allClients()}>
          {t('clients.title')}
        </a>
      </p>
      <RecordFilterForm given={given} wrong={wrong} everybody />
      {matching && matching.length > 0 && (
        <section className="flow" aria-labelledby="matching">
          <h2 id="matching">{t('browse.whom')}</h2>
          <Rows>
            {matching.map(({ name, email, to }) => (
              <Row key={email} icon="people" title={name} to={to}>
                <Note>{email}</Note>
              </Row>
            ))}
          </Rows>
        </section>
      )}
      {statements.length === 0 && !matching?.length && Object.keys(wrong).length === 0 && (
        <Empty title={matching ? t('browse.unknown') : t('browse.none')} />
      )}
      <StatementList statements={statements} linkTo={urls.anyStatement} />
      <RecordPagination next={next} query={query} begun={begun} />
    </Page>
  );
}
