import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import type { CountedTime } from '#app/domains/learning/completion/counted-time-shown.ts';
import type { TestResult } from '#app/domains/learning/completion/test-result.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { urls } from '#app/urls.ts';
import { useCountedText } from './counted-clock.tsx';
import { useMissingText } from './use-requirement-text.ts';

type Part = { id: string; title: string; language: string };

/** What keeps a course that was begun from being complete, each with the way to it; what a failed test says itself is left out. */
export function StillMissing({
  slug,
  missing,
  hasFailed,
  time,
  parts,
}: {
  slug: string;
  missing: MissingRequirement[];
  /** The result of the test stands above it. */
  hasFailed: boolean;
  time: CountedTime;
  parts: Part[];
}) {
  const { t } = useTranslation('learning');
  const textOf = useMissingText();
  const counted = useCountedText();
  const shown = missing.filter(
    ({ code, needed }) =>
      code !== 'failed' && code !== 'score' && !(hasFailed && code === 'status' && needed === 'passed'),
  );
  const [part] = parts;
  if (shown.length === 0) return null;
  return (
    <Alert tone="info" title={t('result.missing')}>
      <ul className="list small">
        {shown.map((each) => (
          <li key={each.code}>
            {each.code === 'parts' && part ? (
              <>
                {t('result.parts', { count: parts.length })}{' '}
                <a href={urls.lessonPage(slug, part.id)} lang={part.language}>
                  {part.title}
                </a>
              </>
            ) : each.code === 'minutes' ? (
              counted(time)
            ) : (
              textOf(each)
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Begins another attempt at a failed test, one press away. */
export function TryAgain({
  slug,
  result: { part },
  isFirst,
}: {
  slug: string;
  result: TestResult;
  isFirst: boolean;
}) {
  const { t } = useTranslation('learning');
  const look = isFirst ? 'beacon wide' : 'wide';
  return part ? (
    <ActionButton intent="begin" action={urls.lessonPage(slug, part.id)} look={look}>
      {t('result.again')}
    </ActionButton>
  ) : (
    <ActionButton intent="start-over" look={look}>
      {t('result.again')}
    </ActionButton>
  );
}
