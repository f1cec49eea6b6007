import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { readMemberStatement } from '#app/domains/xapi/records/read-member-statement.server.ts';
import { StatementDetail } from '#app/domains/xapi/ui/statement-detail.tsx';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:detail.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { slug, personId, statementId } = args.params;
    const association = await requireOwnAssociation(ctx, slug!);
    const opened = await readMemberStatement(ctx, association.id, personId!, statementId!);
    const [description] = await describeStatements(ctx, [opened.statement], locale);
    return { association, personId: personId!, ...opened, description: description! };
  });
}

export default function MemberStatement() {
  const { association, personId, statement, person, voided, description } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  return (
    <Page
      className="narrow flow"
      trail={associationTrail(association, {
        to: urls.memberRecord(association.slug, personId),
        name: t('browse.member', { name: person ?? '' }),
      })}
      title={t('detail.title')}
    >
      <StatementDetail description={description} statement={statement} person={person} voided={voided} />
    </Page>
  );
}
