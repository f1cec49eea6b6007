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
export function toldStatement(statement: Statement): ToldStatement {
  const { id, timestamp, verb, object, result } = statement as unknown as {
    id: string;
    timestamp: string;
    verb: { id: string };
    object: { id?: string; definition?: { name?: Record<string, string> } };
    result?: { score?: { scaled?: number }; extensions?: Record<string, unknown> };
  };
  const [language, name] = Object.entries(object.definition?.name ?? {})[0] ?? ['en', object.id ?? ''];
  const percent = Object.values(result?.extensions ?? {}).find((each) => typeof each === 'number');
  const share = result?.score?.scaled ?? (percent === undefined ? undefined : percent / 100);
  return {
    id,
    at: timestamp,
    verb: verbOf(verb.id),
    iri: verb.id,
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
