import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listOwnEnrolments } from '#app/domains/credits/enrolments/list-own-enrolments.server.ts';
import { updateEnrolment } from '#app/domains/credits/enrolments/update-enrolment.server.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { EnrolmentForm } from '#app/domains/credits/ui/enrolment-form.tsx';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:details.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { credits: await readOwnCredit(ctx), enrolments: await listOwnEnrolments(ctx) };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: 'credits:said.details',
    guard: mustBeSignedIn,
    back: urls.reminders(),
    lists: ['remind'],
    intents: { details: act(updateEnrolment) },
  });
}

export default function Reminders() {
  const { credits, enrolments } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  return (
    <Page className="flow" title={t('details.title')}>
      {credits.length === 0 && (
        <Empty title={t('none')}>
          <a className="button" href={urls.credit()}>
            {t('home.enrol')}
          </a>
        </Empty>
      )}
      {credits.map((credit) => (
        <section key={credit.programmeId} aria-labelledby={credit.programmeId}>
          <h2 id={credit.programmeId}>{programmeName(credit.programmeId)}</h2>
          <EnrolmentForm
            credit={credit}
            own={enrolments.find((each) => each.programmeId === credit.programmeId)!}
            state={state}
          />
        </section>
      ))}
    </Page>
  );
}
