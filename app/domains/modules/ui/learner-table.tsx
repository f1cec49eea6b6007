import type { LearnerState } from '#app/domains/modules/learners/learner-filter.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Learner = {
  id: string;
  learner: string;
  version: number;
  language: string;
  registeredAt: string | Date;
  state: LearnerState;
  minutes: number;
  score: string | null;
  attempts: number;
  lastSeenAt: string | Date | null;
  attempt: { packageId: string; id: string } | null;
};

const TONES: Partial<Record<LearnerState, Tone>> = {
  begun: 'info',
  completed: 'success',
  evaluated: 'success',
};

/** Learners by a part of their number, each with what they have done and the way to their last attempt. */
export function LearnerTable({ learners }: { learners: Learner[] }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (
    <Table
      caption={t('learners.list')}
      columns={[
        { key: 'learner', name: t('scorm:trace.learner') },
        { key: 'state', name: t('learners.state') },
        { key: 'version', name: t('analysis.version'), amount: true },
        { key: 'language', name: t('catalogue:language') },
        { key: 'registered', name: t('learners.registered') },
        { key: 'seen', name: t('learners.seen') },
        { key: 'minutes', name: t('learners.minutes'), amount: true },
        { key: 'score', name: t('scorm:trace.score'), amount: true },
        { key: 'attempts', name: t('learners.attempts'), amount: true },
      ]}
      rows={learners.map((each) => ({
        key: each.id,
        cells: [
          each.attempt ? (
            <a key="to" href={urls.packageAttempt(each.attempt.packageId, each.attempt.id)}>
              <code>{each.learner}</code>
            </a>
          ) : (
            <code key="who">{each.learner}</code>
          ),
          <Tag key="state" tone={TONES[each.state]}>
            {t(`learners.states.${each.state}`)}
          </Tag>,
          format.number(each.version, 0),
          nameOfLocale(each.language),
          format.date(each.registeredAt),
          each.lastSeenAt ? format.date(each.lastSeenAt) : '–',
          format.number(each.minutes, 0),
          each.score === null ? '–' : format.percent(Number(each.score)),
          format.number(each.attempts, 0),
        ],
      }))}
    />
  );
}
