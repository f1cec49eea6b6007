import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { browseAllRecords } from '#app/domains/xapi/records/browse-all-records.server.ts';
import { parseRecordFilter } from '#app/domains/xapi/records/record-filter.ts';
import { writeCursor } from '#app/domains/xapi/statements/cursor.ts';
import { RecordFilterForm } from '#app/domains/xapi/ui/record-filter-form.tsx';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { RecordPagination } from '#app/domains/xapi/ui/record-pagination.tsx';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:browse.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { filter, given, wrong, after, query } = parseRecordFilter(new URL(args.request.url).searchParams);
    const { statements, next, unknown } = await browseAllRecords(ctx, filter, after);
    return {
      given,
      wrong,
      query,
      unknown,
      begun: after !== undefined,
      next: next && writeCursor(next),
      statements: await describeStatements(ctx, statements, locale),
    };
  });
}

export default function AllRecords() {
  const { given, wrong, query, unknown, begun, next, statements } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  return (
    <Page className="narrow flow" title={t('browse.title')} lead={t('browse.lead')}>
      <p>
        <a className="button" href={urls.allClients()}>
          {t('clients.title')}
        </a>
      </p>
      <RecordFilterForm given={given} wrong={wrong} everybody />
      {statements.length === 0 && Object.keys(wrong).length === 0 && (
        <Empty title={unknown ? t('browse.unknown') : t('browse.none')} />
      )}
      <StatementList statements={statements} linkTo={urls.anyStatement} />
      <RecordPagination next={next} query={query} begun={begun} />
    </Page>
  );
}
