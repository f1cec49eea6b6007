import { ActionForm } from '#app/ui/form.tsx';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listRecordRecipients } from '#app/domains/xapi/forwarding/list-record-recipients.server.ts';
import { setRecordConsent } from '#app/domains/xapi/forwarding/set-record-consent.server.ts';
import { listOwnStatements } from '#app/domains/xapi/records/list-own-statements.server.ts';
import { readCursor, writeCursor } from '#app/domains/xapi/statements/cursor.ts';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { RecordPagination } from '#app/domains/xapi/ui/record-pagination.tsx';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'xapi:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const after = readCursor(new URL(args.request.url).searchParams.get('after'));
    const { statements, next, total } = await listOwnStatements(ctx, after);
    return {
      total,
      begun: after !== undefined,
      next: next && writeCursor(next),
      statements: await describeStatements(ctx, statements, locale),
      readers: await listRecordRecipients(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const membership = fields('membershipId');
  return actions(args, {
    said: { agree: 'xapi:said.agree', withdraw: 'xapi:said.withdraw' },
    guard: mustBeSignedIn,
    back: urls.record(),
    intents: {
      agree: act(membership, (ctx, { membershipId }) => setRecordConsent(ctx, membershipId, true)),
      withdraw: act(membership, (ctx, { membershipId }) => setRecordConsent(ctx, membershipId, false)),
    },
  });
}

export default function Record() {
  const { begun, next, total, statements, readers } = useLoaderData<typeof loader>();
  const { t } = useTranslation('xapi');
  const format = useFormat();
  return (
    <Page className="narrow flow" title={t('title')} lead={t('lead', { count: total })}>
      {statements.length === 0 ? (
        <Empty title={t('none')}>
          <a className="button beacon" href={urls.courses()}>
            {t('common:shell.courses')}
          </a>
        </Empty>
      ) : (
        <p>
          <a className="button" href={urls.recordFile()}>
            {t('download')}
          </a>
        </p>
      )}
      {readers.length > 0 && (
        <section className="flow" aria-labelledby="consent">
          <h2 id="consent">{t('consent.title')}</h2>
          {readers.map(({ membershipId, association, host, agreedAt }) => (
            <ActionForm
              key={membershipId + host}
              className="card flow"
              intent={agreedAt ? 'withdraw' : 'agree'}
              hidden={{ membershipId }}
              submit={agreedAt ? t('consent.withdraw') : t('consent.agree')}
              look={agreedAt ? 'danger' : undefined}
            >
              <p>{t('consent.ask', { association, host })}</p>
              {agreedAt && <Note>{t('consent.since', { date: format.date(agreedAt) })}</Note>}
            </ActionForm>
          ))}
        </section>
      )}
      <StatementList statements={statements} />
      <RecordPagination next={next} query="" begun={begun} />
    </Page>
  );
}
