import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnStatements } from '#app/domains/xapi/list-statements.server.ts';
import { readCursor, writeCursor } from '#app/domains/xapi/query-statements.server.ts';
import { StatementList, toldStatement } from '#app/domains/xapi/ui/statement-list.tsx';
import { answering } from '#app/http/context.server.ts';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:title' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const after = readCursor(new URL(args.request.url).searchParams.get('after'));
    const { statements, next, total } = await listOwnStatements(ctx, after);
    return { total, next: next && writeCursor(next), statements: statements.map(toldStatement) };
  });
}

export default function Record() {
  const { next, total, statements } = useLoaderData<typeof loader>();
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
      {next && (
        <nav className="pagination" aria-label={t('common:page')}>
          <a className="button" href={`?after=${next}`}>
            {t('older')}
          </a>
        </nav>
      )}
    </div>
  );
}
