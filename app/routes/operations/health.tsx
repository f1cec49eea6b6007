import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readHealth } from '#app/domains/operations/health/read-health.server.ts';
import { HealthList } from '#app/domains/operations/ui/health-list.tsx';
import { useHealthNeeds } from '#app/domains/operations/ui/use-health-needs.ts';
import { useServices } from '#app/domains/operations/ui/use-services.ts';
import { readVideoState } from '#app/domains/webinars/engine/read-video-state.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { orderNeeds } from '#app/ui/need.ts';
import { Page } from '#app/ui/page.tsx';
import { Queue } from '#app/ui/queue.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export const handle = { title: 'common:shell.health' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (ctx) => ({
    now: ctx.now,
    health: await readHealth(ctx),
    video: await readVideoState(ctx),
  }));

export default function Health() {
  const { now, health, video } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const engine = t(`webinars:engine.${video.state}`, { engine: t(`webinars:engine.kind.${video.kind}`) });
  const runs = video.state === 'ready';
  const needs = orderNeeds(useHealthNeeds(health, runs ? null : engine), now);
  const services = useServices(health, { runs, says: engine });
  return (
    <Page
      className="flow"
      title={t('common:shell.health')}
      lead={[
        format.dateTime(now),
        needs.length === 0 ? t('health.fine') : t('health.needs', { count: needs.length }),
      ].join(' · ')}
    >
      <Queue needs={needs} then={t('health.then')} />
      <section aria-labelledby="services">
        <h2 id="services">{t('health.services')}</h2>
        <HealthList services={services} />
      </section>
    </Page>
  );
}
