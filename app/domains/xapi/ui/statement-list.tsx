import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import type { Statement } from '../list-statements.server.ts';
import { type Verb, verbOf } from '../verbs.ts';

export type ToldStatement = {
  id: string;
  at: Date | string;
  verb: Verb | null;
  iri: string;
  name: string;
  language: string;
  detail: string | null;
};

/** What of a statement is told in words. */
export function toldStatement(row: Statement): ToldStatement {
  const body = row.body as {
    object?: { definition?: { name?: Record<string, string> } };
    result?: { score?: { scaled?: number }; extensions?: Record<string, number> };
  };
  const [language, name] = Object.entries(body.object?.definition?.name ?? {})[0] ?? ['en', row.activity];
  const share =
    body.result?.score?.scaled ??
    Object.values(body.result?.extensions ?? {}).map((percent) => percent / 100)[0];
  return {
    id: row.id,
    at: row.timestamp,
    verb: verbOf(row.verb),
    iri: row.verb,
    name,
    language,
    detail: share === undefined ? null : String(share),
  };
}

/** A record in words, newest as it comes. */
export function StatementList({ statements }: { statements: ToldStatement[] }) {
  const { t } = useTranslation('xapi');
  const format = useFormat();
  return (
    <ol className="timeline">
      {statements.map((each) => (
        <li key={each.id} data-kind="course">
          <time dateTime={new Date(each.at).toISOString()}>{format.dateTime(each.at)}</time>
          <span>
            {each.verb ? t(`verb.${each.verb}`) : each.iri}: <span lang={each.language}>{each.name}</span>
            {each.detail !== null && `, ${format.percent(Number(each.detail))}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
