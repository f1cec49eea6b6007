import type { Call, Fault } from '#app/domains/scorm/commits/commit.ts';
import { callError, elementTopic } from '#app/domains/scorm/trace/call-meaning.ts';
import { isFault } from '#app/domains/scorm/trace/trace-events.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useFaultText } from './use-fault-text.ts';

type TracedEvent = {
  at: Date | string;
  part: string | null;
  kind: Call[1] | Fault[1] | 'opened' | 'moved' | 'saved' | 'late';
  name: string;
  value: string;
  error: string | null;
};

/** Calls of a package, line by line, in words; the values used are shown behind in small. */
export function TraceEvents({
  events,
  standard,
}: {
  events: TracedEvent[];
  standard: 'scorm-1.2' | 'scorm-2004';
}) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const sayFault = useFaultText();
  function said({ kind, name, value }: TracedEvent): string {
    if (isFault(kind)) return sayFault({ kind, name, detail: value });
    if (kind !== 'set') return t(`trace.kind.${kind}`, { name, value });
    const { about, n, field } = elementTopic(name);
    return t(`trace.set.${about}`, { name, value: value === '' ? '–' : value, n, field });
  }
  return (
    <ol className="timeline calls">
      {events.map((event, i) => {
        const isNew = event.part !== (events[i - 1]?.part ?? null);
        return (
          <li key={i} data-error={event.error ?? (isFault(event.kind) ? event.kind : undefined)}>
            <time dateTime={new Date(event.at).toISOString()}>
              {format.clock(event.at)}
              {isNew && event.part !== null && ` · ${event.part}`}
            </time>
            <span>
              {said(event)} {event.kind === 'set' && <code className="small soft">{event.name}</code>}
            </span>
            {event.error !== null && (
              <span className="small error">
                {t('trace.refused', {
                  code: event.error,
                  words: t(`trace.error.${callError(standard, event.error)}`),
                })}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
