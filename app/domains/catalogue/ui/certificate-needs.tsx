import type { CertificateNeed } from '#app/domains/catalogue/versions/certificate-needs.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** What earns the certificate, in one sentence: the same for author, officer and learner. */
export function CertificateNeeds({ needs }: { needs: CertificateNeed[] | null }) {
  const { t, i18n } = useTranslation('catalogue');
  const format = useFormat();
  if (!needs) return null;
  const say = (need: CertificateNeed): string => {
    if (need.code === 'minutes')
      return t('needs.minutes', { minutes: t('common:minutes', { count: need.minutes }) });
    if (need.code !== 'test') return t(`needs.${need.code}`);
    return need.mark === null || Number(need.mark) === 0
      ? t('needs.test')
      : t('needs.testMark', { percent: format.percent(Number(need.mark)) });
  };
  const sentence = format.list(needs.map(say));
  return (
    <p>
      <strong>{t('needs.title')}</strong>{' '}
      {sentence.charAt(0).toLocaleUpperCase(i18n.language) + sentence.slice(1)}.
    </p>
  );
}
