import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnStatements, PAGE } from '#app/domains/xapi/list-statements.server.ts';
import { StatementList, toldStatement } from '#app/domains/xapi/ui/statement-list.tsx';
import { answering } from '#app/http/context.server.ts';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:title' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const page = Math.max(1, Number(new URL(args.request.url).searchParams.get('page')) || 1);
    const { rows, total } = await listOwnStatements(ctx, page);
    return { page, pages: Math.ceil(total / PAGE), total, statements: rows.map(toldStatement) };
  });
}

export default function Record() {
  const { page, pages, total, statements } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  return (
    <div className="page narrow flow">
      <PageHeader title={t('title')} lead={t('lead', { count: total })} />
      {statements.length === 0 && (
        <Empty title={t('none')}>
          <a className="button beacon" href={urls.courses()}>
            {t('common:shell.courses')}
          </a>
        </Empty>
      )}
      <StatementList statements={statements} />
      <Pagination
        label={t('common:page')}
        nextName={t('common:nextPage')}
        page={page}
        pages={pages}
        to={(n) => `?page=${n}`}
      />
    </div>
  );
}
