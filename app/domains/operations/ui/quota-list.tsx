import type { QuotaRow } from '#app/domains/operations/storage/read-storage.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { NumberField } from '#app/ui/fields.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Who has how much, the largest first; opened, a row takes another limit. */
export function QuotaList({
  kind,
  title,
  rows,
  state,
}: {
  kind: 'person' | 'association';
  title: string;
  rows: QuotaRow[];
  state: FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <section className="flow">
      <h2>{title}</h2>
      {rows.length === 0 && <Empty level="h3" title={t('storage.none')} />}
      <Rows>
        {rows.map((row) => {
          const own = stateOfOne(state, { ownerId: row.ownerId });
          return (
            <li key={row.ownerId}>
              <Disclosure
                state={own}
                summary={
                  <>
                    <strong>{row.name}</strong>{' '}
                    <span className="small soft">
                      {t('storage.ownUse', { used: format.bytes(row.bytes), quota: format.bytes(row.quota) })}
                    </span>
                  </>
                }
              >
                <ActionForm
                  scope={row.ownerId}
                  hidden={{ kind, ownerId: row.ownerId }}
                  state={own}
                  submit={t('storage.save')}
                >
                  <NumberField
                    name="megabytes"
                    label={t('storage.quotaMb')}
                    help={t('storage.quotaHelp')}
                    value={row.exception ? String(Math.round(row.quota / 1e6)) : ''}
                  />
                </ActionForm>
              </Disclosure>
            </li>
          );
        })}
      </Rows>
    </section>
  );
}
