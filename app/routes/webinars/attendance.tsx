import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { moderateQuestion } from '#app/domains/rooms/talk/moderate-question.server.ts';
import { correctMinutes } from '#app/domains/webinars/attendance/correct-minutes.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { ATTENDANCE_ORDERS } from '#app/domains/webinars/attendance/attendance-filter.ts';
import { ATTENDANCE_STATES } from '#app/domains/webinars/attendance/attendance-state.ts';
import { listAttendees } from '#app/domains/webinars/attendance/list-attendees.server.ts';
import { finishQuestionTask } from '#app/domains/webinars/room/finish-question-task.server.ts';
import { listQuestionTasks } from '#app/domains/webinars/room/list-question-tasks.server.ts';
import { AttendeeList } from '#app/domains/webinars/ui/attendee-list.tsx';
import { isHost } from '#app/domains/webinars/permissions.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm, FilterForm } from '#app/ui/form.tsx';
import { formStates, stateOfOne } from '#app/ui/form-state.ts';
import { SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:attendance.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    const { webinar, offer, frame, role, attendees, ...found } = await listAttendees(ctx, id, asked);
    const { filter, registered, shown, pages, came, evaluated, places } = found;
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      host: isHost(role),
      over: webinar.endedAt !== null,
      sent: frame.sent,
      filter,
      registered,
      shown,
      pages,
      came,
      evaluated,
      places,
      tasks: await listQuestionTasks(ctx, id),
      attendees: attendees.map(({ attendance: own, ms, ...each }) => ({
        registrationId: each.registrationId,
        isOwn: each.isOwn,
        name: each.name,
        region: each.region,
        state: each.state,
        minutes: Math.floor(ms / 60_000),
        missing: own.missing,
        watched: own.attended.watched,
        bridged: own.attended.bridged,
        corrected: own.correction?.reason ?? null,
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  return actions(args, {
    said: { correct: 'webinars:said.correct', task: 'webinars:said.task' },
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost']),
    // The list as it was filtered.
    back: urls.attendance(id) + new URL(args.request.url).search,
    intents: {
      correct: act((ctx, values) => correctMinutes(ctx, id, values)),
      task: act(fields('id', 'answer'), async (ctx, task) => {
        if (task.answer)
          await moderateQuestion(ctx, { roomId: id, staff: true }, { ...task, act: 'answered' });
        await finishQuestionTask(ctx, id, task.id);
      }),
    },
  });
}

export default function Attendance() {
  const data = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const open = data.tasks.filter((each) => each.doneAt === null);
  return (
    <Page
      className="flow"
      trail={[{ to: urls.ownWebinar(data.id), name: data.title }]}
      title={t('attendance.title')}
      lead={<span lang={data.language}>{data.title}</span>}
      under={
        <>
          <p>
            {t('attendance.came', { count: data.came })} ·{' '}
            {t('attendance.evaluated', { count: data.evaluated })}
          </p>
          {data.over && (
            <p className="cluster">
              <TableFileLinks
                what={t('attendance.report')}
                to={(form) => urls.webinarReport(data.id, form)}
              />
            </p>
          )}
        </>
      }
    >
      {open.length > 0 && (
        <section className="flow">
          <h2>{t('attendance.tasks', { count: open.length })}</h2>
          {open.map((each) => (
            <ActionForm
              key={each.id}
              scope={each.id}
              className="card form"
              intent="task"
              hidden={{ id: each.id }}
              state={stateOfOne(stateOf('task'), { id: each.id })}
              submit={t('attendance.done')}
            >
              <p>{each.text}</p>
              <TextAreaField name="answer" label={t('attendance.answer')} rows={2} />
            </ActionForm>
          ))}
        </section>
      )}
      <section className="flow">
        <h2>{t('attendance.places')}</h2>
        {data.places.length === 0 && <p className="soft">{t('attendance.nobody')}</p>}
        <ul className="list">
          {data.places.map((each) => (
            <li key={each.name}>
              {each.name ? format.country(each.name) : t('attendance.unknown')}:{' '}
              {each.counts ? format.number(each.size) : t('attendance.few')}
            </li>
          ))}
        </ul>
      </section>
      <section className="flow" aria-labelledby="list">
        <h2 id="list">{t('attendance.people')}</h2>
        <FilterForm
          className="toolbar"
          action={`${urls.attendance(data.id)}#list`}
          method="get"
          values={data.filter}
          submit={t('attendance.show')}
        >
          <TextField name="q" label={t('attendance.search')} type="search" />
          <SelectField
            name="state"
            label={t('attendance.state')}
            empty={t('attendance.all')}
            options={optionsOf(ATTENDANCE_STATES, (each) => t(`attendance.states.${each}`))}
          />
          <SelectField
            name="order"
            label={t('attendance.order')}
            options={optionsOf(ATTENDANCE_ORDERS, (each) => t(`attendance.orders.${each}`))}
          />
        </FilterForm>
        {data.attendees.length === 0 ? (
          <Empty level="h3" title={t(data.registered === 0 ? 'attendance.nobody' : 'attendance.noSuch')} />
        ) : (
          <>
            <p className="small soft">
              {t('attendance.shown', { shown: data.shown, registered: data.registered })}
            </p>
            <AttendeeList
              attendees={data.attendees}
              sent={data.sent}
              mayCorrect={data.host && data.over}
              state={stateOf('correct')}
            />
          </>
        )}
        <Pagination
          page={data.filter.page}
          pages={data.pages}
          to={(page) => `${urls.attendance(data.id, { ...data.filter, page })}#list`}
        />
      </section>
    </Page>
  );
}
