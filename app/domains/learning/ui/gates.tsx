import type { ReactNode } from 'react';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

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
