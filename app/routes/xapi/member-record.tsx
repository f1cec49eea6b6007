import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { browseMemberRecord } from '#app/domains/xapi/records/browse-member-record.server.ts';
import { parseRecordFilter } from '#app/domains/xapi/records/record-filter.ts';
import { writeCursor } from '#app/domains/xapi/statements/cursor.ts';
import { RecordFilterForm } from '#app/domains/xapi/ui/record-filter-form.tsx';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { RecordPagination } from '#app/domains/xapi/ui/record-pagination.tsx';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const personId = args.params['personId']!;
    const { filter, given, wrong, after, query } = parseRecordFilter(new URL(args.request.url).searchParams);
    const { name, statements, next } = await browseMemberRecord(ctx, association.id, personId, filter, after);
    return {
      title: name,
      association,
      personId,
      name,
      given,
      wrong,
      query,
      begun: after !== undefined,
      next: next && writeCursor(next),
      statements: await describeStatements(ctx, statements, locale),
    };
  });
}

export default function MemberRecord() {
  const { association, personId, name, given, wrong, query, begun, next, statements } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  const { slug } = association;
  return (
    <Page
      className="narrow flow"
      trail={memberTrail(association, { id: personId, name })}
      title={t('browse.member', { name })}
      lead={t('browse.memberLead')}
    >
      <RecordFilterForm given={given} wrong={wrong} />
      {statements.length === 0 && Object.keys(wrong).length === 0 && <Empty title={t('browse.none')} />}
      <StatementList statements={statements} linkTo={(id) => urls.memberStatement(slug, personId, id)} />
      <RecordPagination next={next} query={query} begun={begun} />
    </Page>
  );
}
