import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import type { Statement } from '../list-statements.server.ts';
import { pickLanguage } from '../statement/format.ts';
import { type Verb, verbOf } from '../verbs.ts';

/** Words with the language that they are in. */
export type Worded = { text: string; language: string };
export type ToldStatement = {
  id: string;
  at: string;
  /** One of ours, which we have words for; else what the statement itself calls it. */
  verb: Verb | null;
  called: Worded;
  name: Worded;
  detail: string | null;
};

const worded = (map: Record<string, string> | undefined, locale: string, otherwise: string): Worded => {
  const [language, text] = Object.entries(pickLanguage(map ?? {}, [locale]))[0] ?? ['en', otherwise];
  return { text, language };
};

/** What of a statement is told in words, in the reader's language where it has that. */
export function toldStatement(statement: Statement, locale: string): ToldStatement {
  const { id, timestamp, verb, object, result } = statement as unknown as {
    id: string;
    timestamp: string;
    verb: { id: string; display?: Record<string, string> };
    object: { id?: string; name?: string; definition?: { name?: Record<string, string> } };
    result?: { score?: { scaled?: number }; extensions?: Record<string, unknown> };
  };
  const percent = Object.values(result?.extensions ?? {}).find((each) => typeof each === 'number');
  const share = result?.score?.scaled ?? (percent === undefined ? undefined : percent / 100);
  return {
    id,
    at: timestamp,
    verb: verbOf(verb.id),
    called: worded(verb.display, locale, verb.id),
    name: worded(object.definition?.name, locale, object.name ?? object.id ?? '–'),
    detail: share === undefined ? null : String(share),
  };
}

export function VerbWords({ verb, called }: Pick<ToldStatement, 'verb' | 'called'>) {
  const { t } = useTranslation('xapi');
  return verb ? <>{t(`verb.${verb}`)}</> : <span lang={called.language}>{called.text}</span>;
}

/** A record in words, newest as it comes; `linkTo` opens one entry. */
export function StatementList({
  statements,
  linkTo,
}: {
  statements: ToldStatement[];
  linkTo?: (id: string) => string;
}) {
  const format = useFormat();
  return (
    <ol className="timeline">
      {statements.map((each) => {
        const name = <span lang={each.name.language}>{each.name.text}</span>;
        return (
          <li key={each.id} data-kind="course">
            <time dateTime={each.at}>{format.dateTime(each.at)}</time>
            <span>
              <VerbWords {...each} />: {linkTo ? <a href={linkTo(each.id)}>{name}</a> : name}
              {each.detail !== null && `, ${format.percent(Number(each.detail))}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** On to older entries, and back to the newest; `query` is what the list is filtered by. */
export function Further({ next, query, begun }: { next: string | null; query: string; begun: boolean }) {
  const { t } = useTranslation('xapi');
  if (!next && !begun) return null;
  const to = (after: string) => {
    const all = new URLSearchParams(query);
    all.set('after', after);
    return `?${all}`;
  };
  return (
    <nav className="cluster" aria-label={t('common:page')}>
      {begun && (
        <a className="button" href={`?${query}`}>
          {t('newest')}
        </a>
      )}
      {next && (
        <a className="button" href={to(next)}>
          {t('older')}
        </a>
      )}
    </nav>
  );
}
