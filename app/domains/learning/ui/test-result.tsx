import {
  isFailed,
  leadingAttempt,
  type TestAttempt,
  type TestResult,
} from '#app/domains/learning/completion/test-result.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Score of an attempt, as right answers or per cent; null where it has none. */
function useScore(): (attempt: TestAttempt) => string | null {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ right, score }) =>
    right
      ? t('result.right', { count: right.count, of: right.of })
      : score === null
        ? null
        : format.percent(Number(score));
}

/** What a test came to and what it needed, in numbers, and why it can or cannot be tried again. */
export function TestOutcome({ result }: { result: TestResult }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const score = useScore();
  const { part, needed, next } = result;
  const attempt = leadingAttempt(result);
  if (!attempt || attempt.outcome === 'open') return null;
  const { outcome } = attempt;
  const isOpen = outcome === 'failed';
  const neededText = (mark: NonNullable<TestResult['needed']>): string => {
    if ('right' in mark)
      return isOpen ? t('result.neededRight', { count: mark.right }) : t('result.mark', { mark: mark.right });
    const score = format.percent(Number(mark.score));
    return isOpen ? t('result.needed', { score }) : t('result.mark', { mark: score });
  };
  return (
    <Alert
      tone={outcome === 'failed' ? 'warning' : 'success'}
      title={[t(`result.${outcome}`), score(attempt)].filter(Boolean).join(': ')}
    >
      {part && (
        <p className="small" lang={part.language}>
          {part.title}
        </p>
      )}
      {needed && <p className="small">{neededText(needed)}</p>}
      {isFailed(result) && next?.code === 'spent' && <p className="small">{t('result.spent')}</p>}
      {isFailed(result) && next?.code === 'wait' && (
        <p className="small">{t('result.wait', { when: format.dateTime(next.until) })}</p>
      )}
    </Alert>
  );
}

const TONES = { passed: 'success', failed: 'warning', done: 'success', open: undefined } as const;

/** All attempts at the tests of a course, the newest first. */
export function Attempts({ results }: { results: TestResult[] }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const score = useScore();
  if (results.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="attempts">
      <h2 id="attempts">{t('result.attempts')}</h2>
      {results.map(({ part, attempts }) => (
        <div key={part?.id ?? ''}>
          {part && <h3 lang={part.language}>{part.title}</h3>}
          <Rows>
            {attempts.toReversed().map((each) => (
              <Row
                key={each.number}
                icon="pen"
                level={part ? 'h4' : 'h3'}
                title={[t('result.attempt', { number: each.number }), score(each)].filter(Boolean).join(': ')}
                aside={<Tag tone={TONES[each.outcome]}>{t(`result.${each.outcome}`)}</Tag>}
              >
                <Note>{format.dateTime(each.at)}</Note>
              </Row>
            ))}
          </Rows>
        </div>
      ))}
    </section>
  );
}
