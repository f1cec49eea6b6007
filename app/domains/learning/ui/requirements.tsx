import type { ReactNode } from 'react';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useRequirementText } from './use-requirement-text.ts';

/** The requirements of a course; `parts`: items of those of its parts. */
export function Requirements({
  requirements,
  parts,
}: {
  requirements: MissingRequirement[];
  parts?: ReactNode;
}) {
  const { t } = useTranslation('catalogue');
  const textOf = useRequirementText();
  return (
    <section>
      <h2>{t('asks')}</h2>
      <ul className="list flow">
        {requirements.map((each) => (
          <li key={each.code}>{textOf(each)}</li>
        ))}
        {parts}
        <li>{t('asksEvaluation')}</li>
      </ul>
    </section>
  );
}
