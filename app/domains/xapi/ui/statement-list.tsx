import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import type { ToldStatement } from '../told.ts';

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
