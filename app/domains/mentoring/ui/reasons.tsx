import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { MatchReason } from '#app/domains/mentoring/types.ts';

const MET_FROM = 0.5;

/** Reasons that speak to the two themselves: of others they are said in the third person. */
const ADDRESSING = ['language', 'hours', 'country', 'question'];

/** The words of a reason: what holds, and what it is about. */
function useReasonText(of: 'self' | 'others' = 'self') {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  const topicName = useWordFor('mentoring', 'topic');
  const reasonText = useWordFor('mentoring', 'reason');
  const reasonOfOthers = useWordFor('mentoring', 'reasonOfOthers');
  const criterionName = useWordFor('mentoring', 'criterion');
  const texts: Record<string, (facts: string[]) => string> = {
    topics: (facts) => facts.map((topic) => topicName(topic)).join(' · '),
    language: (facts) => format.list(facts.map((code) => format.language(code))),
    specialty: (facts) => format.list(facts.map(specialtyName)),
    hours: (facts) =>
      format.list(
        facts.map((slot) => {
          const [from, to] = slot.split('-').map(Number);
          return format.slot(from!, to!);
        }),
      ),
    // Remoteness is shown with the name already.
    remoteness: () => '',
    experience: (facts) => t('suggest.years', { count: Number(facts[0]) }),
    country: (facts) => format.country(facts[0]!),
    question: (facts) => facts.join(', '),
  };
  return (reason: MatchReason) => {
    const kind = reason.criterion.split(' ')[0]!;
    const isMet = reason.share >= MET_FROM;
    return {
      isMet,
      title: (of === 'others' && ADDRESSING.includes(kind) ? reasonOfOthers : reasonText)(
        `${kind}.${isMet ? 'met' : 'unmet'}`,
      ),
      facts: reason.facts.length > 0 && (isMet || kind !== 'country') ? texts[kind]!(reason.facts) : '',
      name: kind === 'question' ? reason.facts.join(', ') : criterionName(kind),
    };
  };
}

/** Reasons before numbers: what speaks for two people first, then what does not. */
export function Reasons({
  reasons,
  most = 20,
  of,
}: {
  reasons: MatchReason[];
  most?: number;
  /** `others`: read by a coordinator, who is neither of the two. */
  of?: 'others';
}) {
  const textOf = useReasonText(of);
  const texts = reasons.map((reason) => ({ reason, ...textOf(reason) }));
  const shown = [...texts.filter(({ isMet }) => isMet), ...texts.filter(({ isMet }) => !isMet)].slice(
    0,
    most,
  );
  return (
    <ul className="reasons">
      {shown.map(({ reason, isMet, title, facts }) => (
        <li key={reason.criterion} data-tone={isMet ? undefined : 'warning'}>
          <Icon name={isMet ? 'check' : 'info'} />
          <p>
            <b>{title}</b>
            {facts && ` ${facts}.`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The same as bars, with a word for each. */
export function Closeness({ reasons }: { reasons: MatchReason[] }) {
  const { t } = useTranslation('mentoring');
  const textOf = useReasonText();
  const word = (share: number) =>
    share >= 0.85 ? 'very' : share >= 0.6 ? 'well' : share >= 0.3 ? 'partly' : 'no';
  return (
    <dl className="bars">
      {reasons.map((reason) => (
        <div key={reason.criterion}>
          <dt>{textOf(reason).name}</dt>
          <dd className="value">{t(`close.${word(reason.share)}`)}</dd>
          <dd className="drawn" aria-hidden="true">
            <svg className="bar">
              <rect width={`${Math.max(4, Math.round(reason.share * 100))}%`} height="100%" />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}
