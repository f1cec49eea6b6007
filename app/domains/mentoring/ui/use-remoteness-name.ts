import { REMOTENESS_LEVELS } from '#app/domains/mentoring/profiles/profile-options.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** How far away somebody works, in words. */
export function useRemotenessName() {
  const { t } = useTranslation('mentoring');
  return (remoteness: number): string => {
    const level = REMOTENESS_LEVELS.find((each) => each === remoteness) ?? 0;
    return t(`remoteness.${level}`);
  };
}
