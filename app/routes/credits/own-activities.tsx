import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listOwnCertificates } from '#app/domains/certificates/list-own-certificates.server.ts';
import { lineLinks } from '#app/domains/certificates/ui/line-link.ts';
import { TranscriptLinks } from '#app/domains/certificates/ui/transcript-links.tsx';
import { listOwnActivities } from '#app/domains/credits/activities/list-own-activities.server.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { CreditLines } from '#app/domains/credits/ui/credit-lines.tsx';
import { OwnActivities } from '#app/domains/credits/ui/own-activities.tsx';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Page } from '#app/ui/page.tsx';

export const handle = { title: 'credits:activity.all' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return {
      name: ctx.actor.name,
      credits: await readOwnCredit(ctx),
      activities: await listOwnActivities(ctx),
      certificates: await listOwnCertificates(ctx),
    };
  });
}

export default function OwnActivitiesPage() {
  const { name, credits, activities, certificates } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  return (
    <Page className="flow" title={t('activity.all')} under={<p className="print-only">{name}</p>}>
      <OwnActivities activities={activities} />
      {credits.map((credit) =>
        credit.lines.length > 0 ? (
          <section className="flow" key={credit.programmeId} aria-labelledby={credit.programmeId}>
            <h2 id={credit.programmeId}>{programmeName(credit.programmeId)}</h2>
            <CreditLines credit={credit} linkTo={lineLinks(activities, certificates)} />
            <TranscriptLinks programmeId={credit.programmeId} />
          </section>
        ) : null,
      )}
    </Page>
  );
}
