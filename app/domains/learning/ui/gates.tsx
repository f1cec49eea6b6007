import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Gate, Missing } from '../judge.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** What is missing for completion, each a sentence. */
export function useMissing() {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ code, needed, has }: Missing): string => {
    if (code === 'score')
      return has === null
        ? t('missing.scoreNone', { needed: format.percent(Number(needed)) })
        : t('missing.score', { needed: format.percent(Number(needed)), has: format.percent(Number(has)) });
    if (code === 'minutes')
      return t('missing.minutes', {
        needed: t('common:minutes', { count: Number(needed) }),
        has: Number(has),
      });
    return t(`missing.status.${needed as 'completed'}`);
  };
}

/** What a course asks of everybody, before anything is done. */
export function useAsked() {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ code, needed }: Missing): string =>
    code === 'score'
      ? t('missing.scoreNone', { needed: format.percent(Number(needed)) })
      : code === 'minutes'
        ? t('asked.minutes', { minutes: t('common:minutes', { count: Number(needed) }) })
        : t(`asked.status.${needed as 'completed'}`);
}

/** The steps to credit; the next one says exactly what is missing. */
export function Gates({
  gates,
  details,
}: {
  gates: Gate[];
  details: Partial<Record<Gate['id'], ReactNode>>;
}) {
  const { t } = useTranslation('learning');
  return (
    <ol className="gates">
      {gates.map(({ id, state }) => (
        <li key={id} data-state={state}>
          <div>
            <h3>
              {state !== 'later' && <span className="visually-hidden">{t(`gate.${state}`)}: </span>}
              {t(`gate.${id}`)}
            </h3>
            {details[id]}
          </div>
        </li>
      ))}
    </ol>
  );
}
