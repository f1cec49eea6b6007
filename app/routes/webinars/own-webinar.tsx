import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { assignTopic } from '#app/domains/catalogue/topics/assign-topic.server.ts';
import { listTopicChoices } from '#app/domains/catalogue/topics/list-topic-choices.server.ts';
import { TopicForm } from '#app/domains/catalogue/ui/topic-form.tsx';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { listAttendanceRules } from '#app/domains/webinars/attendance/list-attendance-rules.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { listStaff } from '#app/domains/webinars/staff/list-staff.server.ts';
import { setAttendanceRule } from '#app/domains/webinars/attendance/set-attendance-rule.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { cancelWebinar } from '#app/domains/webinars/schedule/cancel-webinar.server.ts';
import { changeWebinar } from '#app/domains/webinars/schedule/change-webinar.server.ts';
import { repeatWebinar } from '#app/domains/webinars/schedule/repeat-webinar.server.ts';
import { saveWebinarVariant } from '#app/domains/webinars/schedule/save-webinar-variant.server.ts';
import { addStaff } from '#app/domains/webinars/staff/add-staff.server.ts';
import { removeStaff } from '#app/domains/webinars/staff/remove-staff.server.ts'; // oxfmt-ignore
import { countSeats } from '#app/domains/webinars/seats/count-seats.server.ts';
import { isModerated } from '#app/domains/rooms/moderation/is-moderated.server.ts';
import { addQuizQuestion } from '#app/domains/webinars/quiz/add-quiz-question.server.ts';
import { removeQuizQuestion } from '#app/domains/webinars/quiz/remove-quiz-question.server.ts';
import { OwnWebinarForms } from '#app/domains/webinars/ui/own-webinar-forms.tsx';
import { ScheduleForm } from '#app/domains/webinars/ui/schedule-form.tsx';
import { wallClockIn } from '#app/platform/time.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionButton, formState, FormFailure } from '#app/ui/form.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { webinar, offer, role } = await requireOwnWebinar(ctx, args.params['webinarId']!, [
      'host',
      'cohost',
      'moderator',
    ]);
    const variant = offer.variants[0]!;
    const { date, time } = wallClockIn(webinar.timeZone, webinar.startsAt);
    const [rule] = await listAttendanceRules(ctx, webinar.id);
    return {
      title: variant.title,
      id: webinar.id,
      courseId: webinar.courseId,
      topicId: offer.course.topicId,
      topics: role === 'host' ? await listTopicChoices(ctx) : [],
      slug: offer.course.slug,
      host: role === 'host',
      mayBroadcast: role !== 'moderator',
      state: webinar.state,
      opened: webinar.openedAt !== null,
      over: webinar.endedAt !== null,
      startsAt: webinar.startsAt,
      seats: await countSeats(ctx, webinar.id),
      languages: offer.variants.map((each) => each.language),
      rule: rule!.rule,
      ruleVersion: rule!.version,
      staff: await listStaff(ctx, webinar.id),
      disclosures: await listDisclosures(ctx.db.read, webinar.courseId),
      questions: role === 'host' ? await listQuizQuestions(ctx.db.read, webinar.versionId) : [],
      associations: (await listAssociations(ctx)).map(({ id, name }) => ({ id, name })),
      today: todayOf(ctx),
      values: {
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives.join('\n'),
        language: variant.language,
        date,
        time,
        timeZone: webinar.timeZone,
        minutes: String(offer.version.minutes),
        capacity: webinar.capacity === 0 ? '' : String(webinar.capacity),
        associationId: webinar.associationId ?? '',
        catchUpHours: String(webinar.catchUpHours),
        moderated: await isModerated(ctx, webinar.id),
        specialties: offer.version.specialties,
      },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const courseOf = async (ctx: Ctx) => (await requireOwnWebinar(ctx, id)).webinar.courseId;
  return actions(args, {
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']),
    back: ({ intent }) => (intent === 'repeat' ? urls.mentor() : urls.ownWebinar(id)),
    lists: ['specialties'],
    intents: {
      change: act((ctx, values) => changeWebinar(ctx, id, values)),
      announce: act((ctx) => announceWebinar(ctx, id)),
      cancel: act((ctx) => cancelWebinar(ctx, id)),
      repeat: act((ctx, values) => repeatWebinar(ctx, id, values)),
      rule: act((ctx, values) => setAttendanceRule(ctx, id, values)),
      words: act((ctx, values) => saveWebinarVariant(ctx, id, values)),
      staff: act((ctx, values) => addStaff(ctx, id, values)),
      unstaff: act(fields('personId'), (ctx, { personId }) => removeStaff(ctx, id, personId)),
      topic: act(fields('topicId'), async (ctx, { topicId }) =>
        assignTopic(ctx, await courseOf(ctx), topicId),
      ),
      disclose: act(async (ctx, values) => saveDisclosure(ctx, await courseOf(ctx), values)),
      question: act(async (ctx, values) => addQuizQuestion(ctx, await courseOf(ctx), values)),
      unquestion: act(fields('id'), async (ctx, question) =>
        removeQuizQuestion(ctx, await courseOf(ctx), question.id),
      ),
    },
  });
}

export default function OwnWebinar() {
  const data = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const sent = String(state.values['intent'] ?? '');
  const none = formState(null);
  const stateOf = (intent: string) => (sent === intent ? state : none);
  const shown = data.over ? 'over' : data.opened ? 'live' : data.state;
  return (
    <Page
      className="flow"
      trail={[{ to: urls.mentor(), name: t('own.title') }]}
      title={<span lang={data.values.language}>{data.title}</span>}
      lead={format.dateTime(data.startsAt)}
      under={
        <p>
          <Tag tone={shown === 'live' ? 'danger' : undefined}>{t(`state.${shown}`)}</Tag>{' '}
          {t('own.seats', { count: data.seats.seats })}
          {data.seats.waiting > 0 && ` · ${t('own.waiting', { count: data.seats.waiting })}`}
        </p>
      }
    >
      {['announce', 'cancel', 'unstaff', 'unquestion'].includes(sent) && <FormFailure state={state} />}
      <div className="cluster">
        {data.host && data.state === 'draft' && (
          <ActionButton intent="announce" look="beacon">
            {t('own.announce')}
          </ActionButton>
        )}
        {data.mayBroadcast && data.state === 'announced' && !data.over && (
          <a className="button beacon" href={urls.studio(data.id)}>
            {t('own.studio')}
          </a>
        )}
        {data.state === 'draft' && data.mayBroadcast && (
          <a className="button" href={urls.studio(data.id)}>
            {t('own.rehearse')}
          </a>
        )}
        {data.state === 'announced' && (
          <a className="button" href={urls.webinar(data.slug)}>
            {t('own.public')}
          </a>
        )}
        {!data.mayBroadcast && data.state === 'announced' && (
          <a className="button" href={urls.room(data.slug)}>
            {t('decide.enter')}
          </a>
        )}
        {data.mayBroadcast && (
          <a className="button" href={urls.slides(data.id)}>
            {t('slides.title')}
          </a>
        )}
        {data.mayBroadcast && data.opened && (
          <a className="button" href={urls.attendance(data.id)}>
            {t('attendance.title')}
          </a>
        )}
        {data.host && data.over && (
          <a className="button" href={urls.ownRecording(data.id)}>
            {t('ownRecording.title')}
          </a>
        )}
        {data.host && (
          <a className="button plain" href={urls.apply(data.courseId)}>
            {t('own.accreditation')}
          </a>
        )}
      </div>
      {data.host && (
        <>
          {!data.opened && data.state !== 'cancelled' && (
            <details open={data.state === 'draft' || sent === 'change'}>
              <summary>{t('own.edit')}</summary>
              <ScheduleForm
                state={stateOf('change')}
                values={data.values}
                associations={data.associations}
                button={t('common:save')}
                intent="change"
              />
            </details>
          )}
          <OwnWebinarForms data={data} sent={sent} stateOf={stateOf} />
          <details>
            <summary>{t('catalogue:topics.one')}</summary>
            <TopicForm topicId={data.topicId} topics={data.topics} />
          </details>
          {!data.opened && data.state !== 'cancelled' && (
            <details>
              <summary>{t('own.cancel')}</summary>
              <p className="small">{t('own.cancelHelp')}</p>
              <ActionButton intent="cancel" look="danger">
                {t('own.cancelSure')}
              </ActionButton>
            </details>
          )}
        </>
      )}
    </Page>
  );
}
