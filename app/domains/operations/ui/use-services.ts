import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import type { Service } from './health-list.tsx';
import type { Health } from './use-health-needs.ts';

const DISK_STATES = { ok: 'ok', low: 'warning', stop: 'danger', unknown: 'warning' } as const;

/** The services of the installation as lines; `video` is what the engine of video says of itself. */
export function useServices(
  { database, jobs, mail, schedules, disk, used, nearlyFull }: Health,
  video: { runs: boolean; says: string },
): Service[] {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const number = (value: number) => format.number(value, 0);
  const inTime = schedules.all - new Set([...schedules.late, ...schedules.failed]).size;
  const warnIf = (warns: boolean) => (warns ? ('warning' as const) : ('ok' as const));
  return [
    {
      name: t('health.database'),
      to: urls.storage(),
      state: 'ok',
      says: t(`health.databases.${database.kind}`),
      value: format.bytes(database.bytes),
    },
    {
      name: t('work.title'),
      to: urls.work(),
      state: warnIf(jobs.failed > 0),
      says: t('health.jobsSay', { done: number(jobs.done), failed: number(jobs.failed) }),
      value: t('health.waiting', { count: number(jobs.waiting) }),
    },
    {
      name: t('health.mail'),
      to: urls.jobs({ kind: 'mail' }),
      state: warnIf(jobs.failedMails > 0 || mail.overLimit > 0),
      says: t('health.mailSays', { sent: number(mail.sent), failed: number(jobs.failedMails) }),
      value: t('health.waiting', { count: number(mail.unsent) }),
    },
    {
      name: t('health.video'),
      to: urls.work(),
      state: video.runs ? 'ok' : 'danger',
      says: video.says,
      value: t(video.runs ? 'health.ready' : 'health.off'),
    },
    {
      name: t('work.scheduled'),
      to: `${urls.work()}#schedules`,
      state: warnIf(inTime < schedules.all),
      says: schedules.lastAt
        ? t('health.lastRun', { date: format.dateTime(schedules.lastAt) })
        : t('work.never'),
      value: t('health.inTime', { some: number(inTime), all: number(schedules.all) }),
    },
    {
      name: t('storage.disk'),
      to: urls.storage(),
      state: DISK_STATES[disk.state],
      says: t(`storage.${disk.state}`, {
        free: format.bytes(disk.freeBytes),
        total: format.bytes(disk.totalBytes),
      }),
      value:
        disk.totalBytes > 0
          ? t('health.used', { share: format.percent(1 - disk.freeBytes / disk.totalBytes) })
          : '–',
    },
    {
      name: t('health.files'),
      to: urls.storage(),
      state: warnIf(nearlyFull.length > 0),
      says:
        nearlyFull.length > 0
          ? t('health.nearlyFull', { names: format.list(nearlyFull) })
          : t('health.quotasFine'),
      value: format.bytes(used),
    },
  ];
}
