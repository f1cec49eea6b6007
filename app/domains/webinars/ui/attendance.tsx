import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { Interval } from '#app/domains/learning/completion/counted-time.ts';
import type { UnmetRequirement } from '#app/domains/webinars/attendance/attendance-rule.ts';

/** Missing requirements, in a sentence. */
export function useUnmetRequirementText() {
  const { t } = useTranslation('webinars');
  return ({ code, needed, has }: UnmetRequirement): string => {
    if (code === 'minutes')
      return t('lacks.minutes', {
        needed: t('common:minutes', { count: needed }),
        has: t('common:minutes', { count: has ?? 0 }),
      });
    if (code === 'answers') return t('lacks.answers', { needed, has: has ?? 0 });
    return has === null ? t('lacks.testNone', { needed }) : t('lacks.test', { needed, has });
  };
}

/** When the stream came, and what of it somebody followed: a line to see, a sentence to read. */
export function AttendanceLine({
  sent,
  watched,
  bridged,
}: {
  sent: Interval[];
  watched: Interval[];
  bridged: Interval[];
}) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const from = sent[0]?.from;
  const to = sent.at(-1)?.to;
  if (from === undefined || to === undefined || to <= from) return null;
  const at = (ms: number) => `${(((ms - from) / (to - from)) * 100).toFixed(2)}%`;
  const wide = (each: Interval) =>
    `${Math.max(0.2, ((each.to - each.from) / (to - from)) * 100).toFixed(2)}%`;
  const time = (ms: number) => format.bareTime(new Date(ms));
  const said = watched.map((each) => `${time(each.from)}–${time(each.to)}`);
  return (
    <div className="attendance">
      <svg
        className="axis"
        height="20"
        role="img"
        aria-label={said.length > 0 ? format.list(said) : t('minutes.none')}
      >
        {sent.map((each) => (
          <rect key={each.from} className="absent" x={at(each.from)} width={wide(each)} height="20" />
        ))}
        {watched.map((each) => (
          <rect key={each.from} className="present" x={at(each.from)} width={wide(each)} height="20" />
        ))}
        {bridged.map((each) => (
          <rect key={each.from} className="bridged" x={at(each.from)} width={wide(each)} height="20" />
        ))}
      </svg>
      <Note className="cluster spread">
        <span>{time(from)}</span>
        <span>{format.time(new Date(to))}</span>
      </Note>
      {bridged.length > 0 && <Note>{t('minutes.bridged', { count: bridged.length })}</Note>}
    </div>
  );
}
