import { ActionButton } from '#app/ui/buttons.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export type ForwardRow = {
  id: string;
  associationName: string;
  endpoint: string;
  state: 'on' | 'paused' | 'ended';
  failures: number;
  lastError: string | null;
  lastSentAt: Date | string | null;
  waiting: number;
  oldest: Date | string | null;
  refused: { statementId: string; error: string | null }[];
};

/** Forwards of the records, their backlog, and refused statements. */
export function ForwardList({ forwards, children }: { forwards: ForwardRow[]; children: ReactNode }) {
  const { t } = useTranslation('xapi');
  const format = useFormat();
  const act = (id: string, intent: 'pause' | 'resume' | 'end' | 'retry', danger = false) => (
    <ActionButton
      intent={intent}
      hidden={{ forwardId: id }}
      look={danger ? 'danger' : undefined}
      {...(danger ? { sure: t('forward.endHelp') } : {})}
    >
      {t(`forward.${intent}`)}
    </ActionButton>
  );
  return (
    <section className="flow" aria-labelledby="forwards">
      <h2 id="forwards">{t('forward.title')}</h2>
      <p>{t('forward.lead')}</p>
      {forwards.length === 0 && <Empty level="h3" title={t('forward.none')} />}
      {forwards.map((each) => (
        <article className="card flow" key={each.id}>
          <h3 className="break" translate="no">
            {each.endpoint}
          </h3>
          <p>
            <Tag tone={each.state === 'on' ? 'success' : 'warning'}>
              {each.state === 'on' ? t('forward.on') : t('forward.paused')}
            </Tag>{' '}
            <span className="small soft">{each.associationName}</span>
          </p>
          {each.failures > 0 && (
            <Alert tone="warning" title={t('forward.failing')}>
              <p className="small break" lang="en">
                {each.lastError}
              </p>
            </Alert>
          )}
          <Pairs
            text
            pairs={[
              [t('forward.waiting'), format.number(each.waiting, 0)],
              ...(each.oldest
                ? [[t('forward.oldest'), format.dateTime(each.oldest)] as [string, string]]
                : []),
              [t('forward.lastSent'), each.lastSentAt ? format.dateTime(each.lastSentAt) : '–'],
            ]}
          />
          {each.refused.length > 0 && (
            <details>
              <summary>{t('forward.refused', { count: each.refused.length })}</summary>
              <ul className="small break" lang="en">
                {each.refused.map(({ statementId, error }) => (
                  <li key={statementId}>
                    {statementId}: {error}
                  </li>
                ))}
              </ul>
              {act(each.id, 'retry')}
            </details>
          )}
          <div className="cluster">
            {act(each.id, each.state === 'on' ? 'pause' : 'resume')}
            {act(each.id, 'end', true)}
          </div>
        </article>
      ))}
      {children}
    </section>
  );
}
