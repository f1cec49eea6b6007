import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnAssociation } from '#app/domains/accounts/memberships.server.ts';
import { browseMember, readSieve } from '#app/domains/xapi/browse-statements.server.ts';
import { writeCursor } from '#app/domains/xapi/query-statements.server.ts';
import { SieveForm } from '#app/domains/xapi/ui/sieve-form.tsx';
import { tell } from '#app/domains/xapi/tell.server.ts';
import { Further, StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { answering } from '#app/http/context.server.ts';
import { Breadcrumb, Empty, PageHeader } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const personId = args.params['personId']!;
    const { sieve, after, query } = readSieve(new URL(args.request.url).searchParams);
    const { name, statements, next } = await browseMember(ctx, association.id, personId, sieve, after);
    return {
      title: name,
      association,
      personId,
      name,
      sieve,
      query,
      begun: after !== undefined,
      next: next && writeCursor(next),
      statements: await tell(ctx, statements, locale),
    };
  });
}

export default function MemberRecord() {
  const { association, personId, name, sieve, query, begun, next, statements } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  const { slug } = association;
  return (
    <div className="page narrow flow">
      <Breadcrumb
        label={t('common:breadcrumb')}
        links={[
          { to: urls.association(slug), name: association.name },
          { to: urls.member(slug, personId), name },
        ]}
      />
      <PageHeader title={t('browse.member', { name })} lead={t('browse.memberLead')} />
      <SieveForm sieve={sieve} />
      {statements.length === 0 && <Empty title={t('browse.none')} />}
      <StatementList statements={statements} linkTo={(id) => urls.memberStatement(slug, personId, id)} />
      <Further next={next} query={query} begun={begun} />
    </div>
  );
}
