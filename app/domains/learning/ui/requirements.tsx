import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useRequirementText } from './use-requirement-text.ts';

/** What the course asks of whoever takes it. */
export function Requirements({ requirements }: { requirements: MissingRequirement[] }) {
  const { t } = useTranslation('catalogue');
  const textOf = useRequirementText();
  return (
    <section>
      <h2>{t('asks')}</h2>
      <ul className="list flow">
        {requirements.map((each) => (
          <li key={each.code}>{textOf(each)}</li>
        ))}
        <li>{t('asksEvaluation')}</li>
      </ul>
    </section>
  );
}
