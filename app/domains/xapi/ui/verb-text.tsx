import type { StatementDescription } from '#app/domains/xapi/records/describe-statement.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

export function VerbText({ verb, called }: Pick<StatementDescription, 'verb' | 'called'>) {
  const { t } = useTranslation('xapi');
  return verb ? <>{t(`verb.${verb}`)}</> : <span lang={called.language}>{called.text}</span>;
}
