import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readStorage } from '#app/domains/operations/storage/read-storage.server.ts';
import { setQuota } from '#app/domains/operations/storage/set-quota.server.ts';
import { QuotaList } from '#app/domains/operations/ui/quota-list.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:storage.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, (ctx) => readStorage(ctx));

export function action(args: ActionFunctionArgs) {
  return actions(args, { back: urls.storage(), form: act(setQuota) });
}

const TONE = { ok: 'success', low: 'warning', stop: 'danger', unknown: 'warning' } as const;

export default function Storage() {
  const { disk, used, people, associations, sweep } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const facts = { free: format.bytes(disk.freeBytes), total: format.bytes(disk.totalBytes) };
  return (
    <Page className="narrow flow" title={t('storage.title')} lead={t('storage.lead')}>
      <section className="flow">
        <h2>{t('storage.disk')}</h2>
        <Alert tone={TONE[disk.state]} title={t(`storage.${disk.state}`, facts)} />
        <Pairs text pairs={[[t('storage.bytes'), format.bytes(used)]]} />
      </section>
      <QuotaList kind="person" title={t('storage.people')} rows={people} state={state} />
      <QuotaList kind="association" title={t('storage.associations')} rows={associations} state={state} />
      <section className="flow">
        <h2>{t('storage.sweeps')}</h2>
        {!sweep && <Empty level="h3" title={t('storage.sweepNone')} />}
        {sweep?.error && <Alert tone="danger" title={t('storage.sweepError', { why: sweep.error })} />}
        {sweep && (
          <Pairs
            text
            pairs={[
              [t('storage.sweepAt'), format.dateTime(sweep.at)],
              [t('storage.files'), `${format.number(sweep.files)} · ${format.bytes(sweep.bytes)}`],
              [
                t('storage.sweepTrashed'),
                `${format.number(sweep.trashed)} · ${format.bytes(sweep.trashedBytes)}`,
              ],
              [
                t('storage.sweepDeleted'),
                `${format.number(sweep.deleted)} · ${format.bytes(sweep.deletedBytes)}`,
              ],
              [t('storage.sweepRestored'), format.number(sweep.restored)],
              [t('storage.sweepMissing'), format.number(sweep.missing)],
            ]}
          />
        )}
      </section>
    </Page>
  );
}
