import type { readHealth } from '#app/domains/operations/health/read-health.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Harm, Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** As the page gets it: dates are text by then. */
export type Health = Omit<Awaited<ReturnType<typeof readHealth>>, 'schedules' | 'sweep'> & {
  schedules: { all: number; lastAt: string | Date | null; late: string[]; failed: string[] };
  sweep: { at: string | Date; error: string | null; missing: number } | null;
};

/** What of the installation needs somebody, what stops work first. `video` says what is wrong with it; null while it runs. */
export function useHealthNeeds(health: Health, video: string | null): Need[] {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { disk, jobs, mail, schedules, sweep, nearlyFull } = health;
  const need = (harm: Harm, key: string, to: string, title: string, why: string, button: string): Need => ({
    key,
    harm,
    at: null,
    icon: 'warning',
    to,
    title,
    why,
    button,
  });
  const facts = { free: format.bytes(disk.freeBytes), total: format.bytes(disk.totalBytes) };
  const troubled = new Set([...schedules.late, ...schedules.failed]).size;
  const toStorage = [urls.storage(), t('health.seeStorage')] as const;
  const storageNeed = (harm: Harm, key: string, title: string): Need =>
    need(harm, key, toStorage[0], title, t('storage.disk'), toStorage[1]);
  return [
    ...(disk.state === 'ok'
      ? []
      : [storageNeed(disk.state === 'stop' ? 'now' : 'turn', 'disk', t(`storage.${disk.state}`, facts))]),
    ...(video === null
      ? []
      : [need('now', 'video', urls.work(), video, t('health.video'), t('health.seeWork'))]),
    ...(jobs.failedMails === 0
      ? []
      : [
          need(
            'turn',
            'mail',
            urls.jobs({ kind: 'mail' }),
            t('health.mailsFailed', { count: jobs.failedMails }),
            t('health.mail'),
            t('health.seeJobs'),
          ),
        ]),
    ...(jobs.failed - jobs.failedMails === 0
      ? []
      : [
          need(
            'turn',
            'jobs',
            urls.jobs({}),
            t('health.jobsFailed', { count: jobs.failed - jobs.failedMails }),
            t('work.title'),
            t('health.seeJobs'),
          ),
        ]),
    ...(troubled === 0
      ? []
      : [
          need(
            'date',
            'schedules',
            `${urls.work()}#schedules`,
            t('health.schedulesLate', { count: troubled }),
            t('work.scheduled'),
            t('health.seeWork'),
          ),
        ]),
    ...(sweep?.error ? [storageNeed('date', 'sweep', t('storage.sweepError', { why: sweep.error }))] : []),
    ...(sweep && sweep.missing > 0
      ? [storageNeed('date', 'missing', t('health.missing', { count: sweep.missing }))]
      : []),
    ...(mail.overLimit === 0
      ? []
      : [
          need(
            'new',
            'over-limit',
            urls.work(),
            t('health.overLimit', { count: mail.overLimit }),
            t('health.mail'),
            t('health.seeWork'),
          ),
        ]),
    ...(nearlyFull.length === 0
      ? []
      : [storageNeed('new', 'quotas', t('health.nearlyFull', { names: format.list(nearlyFull) }))]),
  ];
}
