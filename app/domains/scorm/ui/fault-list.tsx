import type { TracedFault } from '#app/domains/scorm/trace/trace-events.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { AllowHost, type Allowing } from './allow-host.tsx';
import { blockedHost } from './fault-text.ts';
import { useFaultText } from './use-fault-text.ts';

/** What went wrong in the browser of a learner; `allowing` is null for those who are not the author of the package. */
export function FaultList({ faults, allowing }: { faults: TracedFault[]; allowing: Allowing | null }) {
  const { t } = useTranslation('scorm');
  const say = useFaultText();
  if (faults.length === 0) return null;
  const hosts = faults.map(blockedHost);
  return (
    <section className="flow" aria-labelledby="faults">
      <h2 id="faults">{t('trace.faults')}</h2>
      <ul className="faults">
        {faults.map((fault, i) => {
          const host = hosts[i];
          const isFirst = host && hosts.indexOf(host) === i;
          return (
            <li key={`${fault.kind} ${fault.name} ${fault.detail}`}>
              <span>{say(fault)}</span>
              {allowing && isFirst && <AllowHost host={host} {...allowing} />}
            </li>
          );
        })}
      </ul>
      {allowing && hosts.some(Boolean) && <Note>{t('needs.allowTold')}</Note>}
    </section>
  );
}
