import { useTranslation } from '#app/i18n/use-translation.ts';

const MOST = 99;

/** How many things the reader can act on, beside the way to them; nothing where there are none. */
export function CountMark({ count = 0 }: { count?: number | undefined }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="count-mark">
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <span className="visually-hidden">{t('shell.toDo', { count })}</span>
    </span>
  );
}
