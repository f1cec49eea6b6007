import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { isMentor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { ScheduleForm } from '#app/domains/webinars/ui/schedule-form.tsx';
import { dayIn, DAY_MS } from '#app/platform/time.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:new.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    mustBeAllowed(ctx, isMentor(ctx.actor));
    // An evening next week, at an hour that most can come.
    const date = dayIn(timeZone, new Date(ctx.now.getTime() + 7 * DAY_MS));
    return {
      associations: (await listAssociations(ctx)).map(({ id, name }) => ({ id, name })),
      values: {
        title: '', summary: '', objectives: '', language: locale, date, time: '18:00', timeZone, minutes: '60',
        capacity: '', associationId: '', catchUpHours: '48', moderated: false, specialties: [] as string[],
      }, // oxfmt-ignore
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: 'webinars:said.planned',
    back: ({ did }) => urls.ownWebinar(String(did)),
    lists: ['specialties'],
    form: act(scheduleWebinar),
  });
}

export default function NewWebinar() {
  const { associations, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.mentor(), name: t('own.title') }]}
      title={t('new.title')}
      lead={t('new.lead')}
    >
      <ScheduleForm
        state={formState(useActionData())}
        values={values}
        associations={associations}
        button={t('new.button')}
        intent="schedule"
      />
    </Page>
  );
}
