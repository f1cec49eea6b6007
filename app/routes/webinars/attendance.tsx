import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { moderateQuestion } from '#app/domains/rooms/talk/moderate-question.server.ts';
import { correctMinutes } from '#app/domains/webinars/attendance/correct-minutes.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { readOwnWebinarAttendance } from '#app/domains/webinars/attendance/read-own-webinar-attendance.server.ts';
import { finishQuestionTask } from '#app/domains/webinars/room/finish-question-task.server.ts';
import { listQuestionTasks } from '#app/domains/webinars/room/list-question-tasks.server.ts';
import { AttendanceLine, useUnmetRequirementText } from '#app/domains/webinars/ui/attendance.tsx';
import { isHost } from '#app/domains/webinars/permissions.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates, stateOfOne } from '#app/ui/form-state.ts';
import { NumberField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { TableFileLinks } from '#app/ui/table-file-links.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const { webinar, offer, frame, attendees, came, places, evaluated, role } =
      await readOwnWebinarAttendance(ctx, id);
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      host: isHost(role),
      over: webinar.endedAt !== null,
      sent: frame.sent,
      came,
      evaluated,
      places,
      tasks: await listQuestionTasks(ctx, id),
      attendees: attendees.map(({ attendance: own, ...each }) => ({
        registrationId: each.registrationId,
        isOwn: each.isOwn,
        name: each.name,
        region: each.region,
        completed: each.completedAt !== null,
        evaluated: each.evaluatedAt !== null,
        minutes: Math.floor(own.evidence.ms / 60_000),
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
    back: urls.attendance(id),
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
  const lacks = useUnmetRequirementText();
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
      <section className="flow">
        <h2>{t('attendance.people')}</h2>
        {data.attendees.length === 0 && <Empty level="h3" title={t('attendance.nobody')} />}
        {data.attendees.map((each) => {
          const { registrationId } = each;
          const state = stateOfOne(stateOf('correct'), { registrationId });
          return (
            <article className="card flow" key={registrationId}>
              <h3>{[each.name, each.region].filter(Boolean).join(', ')}</h3>
              <p>
                {t('common:minutes', { count: each.minutes })}
                {' · '}
                {each.missing.length === 0 ? (
                  <Tag tone="success">{t('attendance.meets')}</Tag>
                ) : (
                  <span className="soft">{each.missing.map(lacks).join(' ')}</span>
                )}
              </p>
              <AttendanceLine sent={data.sent} watched={each.watched} bridged={each.bridged} />
              {each.corrected && (
                <p className="small">{t('minutes.corrected', { reason: each.corrected })}</p>
              )}
              {data.host && data.over && !each.evaluated && !each.isOwn && (
                <Disclosure summary={t('attendance.correct')} small state={state}>
                  <ActionForm
                    scope={registrationId}
                    intent="correct"
                    hidden={{ registrationId }}
                    state={state}
                    submit={t('attendance.save')}
                  >
                    <NumberField name="minutes" label={t('attendance.minutes')} />
                    <TextField
                      name="reason"
                      label={t('attendance.reason')}
                      help={t('attendance.reasonHelp')}
                    />
                  </ActionForm>
                </Disclosure>
              )}
            </article>
          );
        })}
      </section>
    </Page>
  );
}
