import type { StatementDescription } from '#app/domains/xapi/records/describe-statement.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { VerbText } from './verb-text.tsx';

/** A record in words, newest as it comes; `linkTo` opens one entry. */
export function StatementList({
  statements,
  linkTo,
}: {
  /** `who`: whom each is about, in a list of several people’s; null where nobody is known. */
  statements: (StatementDescription & { who?: string | null })[];
  linkTo?: (id: string) => string;
}) {
  const { t } = useTranslation('xapi');
  const format = useFormat();
  return (
    <ol className="timeline">
      {statements.map((each) => {
        const name = <span lang={each.name.language}>{each.name.text}</span>;
        return (
          <li key={each.id} data-kind="course">
            <time dateTime={each.at}>{format.dateTime(each.at)}</time>
            <span>
              {each.who !== undefined && (
                <>
                  <b translate="no">{each.who ?? t('browse.nobody')}</b>{' '}
                </>
              )}
              <VerbText {...each} />: {linkTo ? <a href={linkTo(each.id)}>{name}</a> : name}
              {each.detail !== null && `, ${format.percent(Number(each.detail))}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
