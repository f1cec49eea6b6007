import type { NewerContent } from '#app/domains/credits/accreditation/read-newer-content.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';

/** Whether an accreditation reaches the newer version, and what keeps it from that. */
export function NewerVersion({ newer }: { newer: NewerContent | null }) {
  const { t } = useTranslation('credits');
  if (!newer) return null;
  const { number, isDraft, changes } = newer;
  if (changes.length === 0)
    return <Alert tone="info" title={t(isDraft ? 'newer.willCarry' : 'newer.carries', { number })} />;
  return (
    <Alert tone="warning" title={t(isDraft ? 'newer.willNot' : 'newer.not', { number })}>
      <ul className="list small">
        {changes.map((each) => (
          <li key={each.code + ('language' in each ? each.language : '')}>
            {'language' in each
              ? t(`newer.change.${each.code}`, { language: nameOfLocale(each.language) })
              : t(`newer.change.${each.code}`)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
