import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { StatementDescription } from '#app/domains/xapi/records/describe-statement.ts';
import { VerbText } from './verb-text.tsx';

/** How an actor is named: the person of ours, else what the statement says. */
function actorName(actor: JsonObject, person: string | null): string {
  if (person) return person;
  const account = actor['account'] as { name: string } | undefined;
  return stringOf(
    actor['name'] ?? actor['mbox'] ?? account?.name ?? actor['openid'] ?? actor['mbox_sha1sum'] ?? '–',
  );
}

/** One statement, in words and whole. */
export function StatementDetail({
  description,
  statement,
  person,
  voided,
}: {
  description: StatementDescription;
  statement: JsonObject;
  person: string | null;
  voided: boolean;
}) {
  const { t } = useTranslation('xapi');
  const format = useFormat();
  const result = (statement['result'] ?? {}) as JsonObject;
  const context = (statement['context'] ?? {}) as JsonObject;
  const authority = statement['authority'] as JsonObject;
  const ours = (authority['account'] as { name?: string } | undefined)?.name === 'majakka';
  const yes = (value: unknown) => (value === true ? t('detail.yes') : t('detail.no'));
  const pairs: [string, ReactNode][] = [
    [t('detail.who'), actorName(statement['actor'] as JsonObject, person)],
    [t('detail.what'), <VerbText key="verb" {...description} />],
    [
      t('detail.thing'),
      <span key="thing" lang={description.name.language}>
        {description.name.text}
      </span>,
    ],
    [t('detail.when'), format.dateTime(description.at)],
    [t('detail.stored'), format.dateTime(String(statement['stored']))],
  ];
  if (description.detail !== null)
    pairs.push([t('detail.score'), format.percent(Number(description.detail))]);
  if (result['success'] !== undefined) pairs.push([t('detail.success'), yes(result['success'])]);
  if (result['completion'] !== undefined) pairs.push([t('detail.completion'), yes(result['completion'])]);
  if (result['duration'] !== undefined) pairs.push([t('detail.duration'), stringOf(result['duration'])]);
  if (result['response'] !== undefined) pairs.push([t('detail.response'), stringOf(result['response'])]);
  if (context['registration'] !== undefined)
    pairs.push([t('detail.registration'), stringOf(context['registration'])]);
  pairs.push([t('detail.authority'), ours ? t('detail.ourselves') : actorName(authority, null)]);
  return (
    <>
      {voided && <Alert tone="warning" title={t('detail.voided')} />}
      <Pairs text pairs={pairs} />
      <details>
        <summary>{t('detail.json')}</summary>
        <pre className="raw" role="region" aria-label={t('detail.json')} tabIndex={0} translate="no">
          {JSON.stringify(statement, null, 2)}
        </pre>
      </details>
    </>
  );
}
