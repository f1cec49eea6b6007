import { wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import { type CountedTime, shownTime } from '#app/domains/learning/completion/counted-time-shown.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

/** How much of the needed time has been counted, as a sentence. */
export function useCountedText(): (time: CountedTime) => string {
  const { t } = useTranslation('learning');
  return (time) =>
    t(`clock.${shownTime(time)}`, {
      minutes: wholeMinutes(time.ms),
      needed: t('common:minutes', { count: time.needed }),
    });
}

/** The same at the top of what is being taken, kept up to date by `counted-clock.browser.ts`; nothing where no time is asked for. */
export function CountedClock({ slug, time }: { slug: string; time: CountedTime }) {
  const text = useCountedText();
  if (time.needed === 0) return null;
  return (
    <>
      <p className="small soft number" data-clock={urls.countedTime(slug)}>
        {text(time)}
      </p>
      <script type="module" src="/browser/counted-clock.js" />
    </>
  );
}
