import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readAnyStatement } from '#app/domains/xapi/records/read-any-statement.server.ts';
import { StatementDetail } from '#app/domains/xapi/ui/statement-detail.tsx';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:detail.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const opened = await readAnyStatement(ctx, args.params['statementId']!);
    const [description] = await describeStatements(ctx, [opened.statement], locale);
    return { ...opened, description: description! };
  });
}

export default function AnyStatement() {
  const { statement, person, voided, description } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.allRecords(), name: t('browse.title') }]}
      title={t('detail.title')}
    >
      <StatementDetail description={description} statement={statement} person={person} voided={voided} />
    </Page>
  );
}
