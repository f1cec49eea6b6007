import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoursePage, Objectives } from '#app/domains/catalogue/ui/course-page.tsx';
import { AccreditationList } from '#app/domains/credits/ui/accreditation-list.tsx';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import { readWebinarDetails } from '#app/domains/webinars/schedule/read-webinar-details.server.ts';
import { releaseSeat } from '#app/domains/webinars/seats/release-seat.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { AttendanceRequirements, OwnAttendance } from '#app/domains/webinars/ui/own-attendance.tsx';
import { Speakers } from '#app/domains/webinars/ui/speakers.tsx';
import { WebinarActions } from '#app/domains/webinars/ui/webinar-actions.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, (ctx, { locale }) => readWebinarDetails(ctx, args.params['slug']!, locale));
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: {
      take: ({ did }) => ({
        key: did === 'waiting' ? 'webinars:said.waiting' : 'webinars:said.register',
        undo: { intent: 'leave' },
      }),
      leave: 'webinars:said.leave',
    },
    guard: (ctx) => readWebinar(ctx, slug),
    back: urls.webinar(slug),
    intents: {
      take: act((ctx, values) => takeSeat(ctx, slug, values)),
      leave: act((ctx) => releaseSeat(ctx, slug)),
    },
  });
}

export default function Webinar() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const { variant, own } = data;
  return (
    <CoursePage
      trail={[{ to: urls.webinars(), name: t('title') }]}
      variant={variant}
      minutes={data.minutes}
      languages={data.languages}
      first={
        <>
          {data.state === 'live' && (
            <li>
              <Tag tone="danger">{t('live')}</Tag>
            </li>
          )}
          <li>
            <Icon name="calendar" />
            {format.dateTime(data.startsAt)}
          </li>
        </>
      }
      state={formState(useActionData())}
    >
      <WebinarActions {...data} />
      <div className="flow">
        {!data.video && data.state !== 'over' && data.state !== 'cancelled' && (
          <Alert tone="warning" title={t('noVideo')}>
            <p className="small">{t('noVideoHelp')}</p>
          </Alert>
        )}
        {own && (
          <OwnAttendance own={own} sent={data.sent} completed={data.completed} evaluated={data.evaluated} />
        )}
        <Objectives {...variant} title={t('objectives')} />
        <Speakers speakers={data.speakers} disclosures={data.disclosures} />
        <AttendanceRequirements rule={data.rule} />
        <AccreditationList accreditations={data.accreditations} none={t('notAccredited')} />
      </div>
    </CoursePage>
  );
}
