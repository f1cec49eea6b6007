import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Clash = {
  id: string;
  title: string;
  language: string;
  startsAt: Date | string;
  endsAt: Date | string;
  sameHost: boolean;
};

/** Other webinars at the same hour, told while the time can still be changed. */
export function ClashAlert({ clashes }: { clashes: Clash[] }) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  if (clashes.length === 0) return null;
  return (
    <Alert tone="warning" title={t('clash.title')}>
      <ul className="list">
        {clashes.map((each) => (
          <li key={each.id}>
            <span lang={each.language}>{each.title}</span>, {format.dateTime(each.startsAt)} (
            {t(each.sameHost ? 'clash.own' : 'clash.language')})
          </li>
        ))}
      </ul>
    </Alert>
  );
}
