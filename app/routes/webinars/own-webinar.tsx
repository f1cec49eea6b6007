import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/memberships.server.ts';
import { listDisclosures, saveDisclosure } from '#app/domains/catalogue/disclosures.server.ts';
import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import { listTest } from '#app/domains/webinars/evidence.server.ts';
import { listRules, listStaff, requireOwnWebinar } from '#app/domains/webinars/read-webinar.server.ts';
import {
  addStaff, announceWebinar, cancelWebinar, changeWebinar, removeStaff, repeatWebinar, setRule, writeWebinarWords,
} from '#app/domains/webinars/schedule.server.ts'; // prettier-ignore
import { countSeats } from '#app/domains/webinars/seats.server.ts';
import { isModerated } from '#app/domains/rooms/events.server.ts';
import { addTestQuestion, dropTestQuestion } from '#app/domains/webinars/test.server.ts';
import { ScheduleForm } from '#app/domains/webinars/ui/schedule-form.tsx';
import { clockIn } from '#app/domains/webinars/zoned-time.ts';
import { answering } from '#app/http/context.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { Tag } from '#app/ui/alert.tsx';
import { formState, FormFailure, FormScope, SelectField, TextAreaField, TextField } from '#app/ui/form.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const { webinar, offer, role } = await requireOwnWebinar(ctx, args.params['webinarId']!, [
      'host',
      'cohost',
      'moderator',
    ]);
    const variant = offer.variants[0]!;
    const { date, time } = clockIn(webinar.timeZone, webinar.startsAt);
    const [rule] = await listRules(ctx, webinar.id);
    return {
      title: variant.title,
      id: webinar.id,
      courseId: webinar.courseId,
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
      questions: role === 'host' ? await listTest(ctx.db.read, webinar.versionId) : [],
      associations: (await listAssociations(ctx)).map(({ id, name }) => ({ id, name })),
      today: ctx.now.toISOString().slice(0, 10),
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
  return answerForm(
    args,
    async (ctx, values) => {
      const id = args.params['webinarId']!;
      const courseOf = async () => (await requireOwnWebinar(ctx, id)).webinar.courseId;
      const work: Record<string, () => Promise<unknown>> = {
        change: () => changeWebinar(ctx, id, values),
        announce: () => announceWebinar(ctx, id),
        cancel: () => cancelWebinar(ctx, id),
        repeat: () => repeatWebinar(ctx, id, values),
        rule: () => setRule(ctx, id, values),
        words: () => writeWebinarWords(ctx, id, values),
        staff: () => addStaff(ctx, id, values),
        unstaff: () => removeStaff(ctx, id, String(values['personId'] ?? '')),
        disclose: async () => saveDisclosure(ctx, await courseOf(), values),
        question: async () => addTestQuestion(ctx, await courseOf(), values),
        unquestion: async () => dropTestQuestion(ctx, await courseOf(), String(values['id'] ?? '')),
      };
      const own = work[String(values['intent'])];
      if (!own) {
        await requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']);
        throw new DomainError('form_malformed');
      }
      await own();
      return redirect(values['intent'] === 'repeat' ? urls.mentor() : urls.ownWebinar(id));
    },
    ['specialties'],
  );
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
    <div className="page flow">
      <Breadcrumb label={t('common:breadcrumb')} links={[{ to: urls.mentor(), name: t('own.title') }]} />
      <PageHeader
        title={<span lang={data.values.language}>{data.title}</span>}
        lead={format.dateTime(data.startsAt)}
      >
        <p>
          <Tag tone={shown === 'live' ? 'danger' : undefined}>{t(`state.${shown}`)}</Tag>{' '}
          {t('own.seats', { count: data.seats.seats })}
          {data.seats.waiting > 0 && ` · ${t('own.waiting', { count: data.seats.waiting })}`}
        </p>
      </PageHeader>
      {['announce', 'cancel', 'unstaff', 'unquestion'].includes(sent) && <FormFailure state={state} />}
      <div className="cluster">
        {data.host && data.state === 'draft' && (
          <form method="post">
            <button className="button beacon" name="intent" value="announce">
              {t('own.announce')}
            </button>
          </form>
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
          <details open={sent === 'rule'}>
            <summary>{t('rule.title')}</summary>
            <FormScope name="rule">
              <form className="form" method="post">
                <p className="small soft">
                  {t(data.opened ? 'rule.fixed' : 'rule.help', { version: data.ruleVersion })}
                </p>
                <FormFailure state={stateOf('rule')} />
                <TextField
                  name="minPercent"
                  label={t('rule.minPercent')}
                  state={stateOf('rule')}
                  value={String(data.rule.minPercent)}
                  inputMode="numeric"
                />
                <TextField
                  name="answersPercent"
                  label={t('rule.answersPercent')}
                  state={stateOf('rule')}
                  value={String(data.rule.answersPercent)}
                  inputMode="numeric"
                />
                <TextField
                  name="testPercent"
                  label={t('rule.testPercent')}
                  help={t('rule.testHelp')}
                  state={stateOf('rule')}
                  value={String(data.rule.testPercent)}
                  inputMode="numeric"
                />
                {data.opened && <TextField name="reason" label={t('rule.reason')} state={stateOf('rule')} />}
                <button className="button" name="intent" value="rule">
                  {t('rule.save')}
                </button>
              </form>
            </FormScope>
          </details>
          <details open={sent === 'question'}>
            <summary>{t('test.questions', { count: data.questions.length })}</summary>
            <ul className="list flow">
              {data.questions.map((each) => (
                <li key={each.id}>
                  {each.question}
                  <form method="post">
                    <input type="hidden" name="id" value={each.id} />
                    <button className="button plain" name="intent" value="unquestion">
                      {t('test.drop')}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
            <FormScope name="question">
              <QuestionForm state={stateOf('question')} />
            </FormScope>
          </details>
          <details open={sent === 'staff'}>
            <summary>{t('staff.title', { count: data.staff.length })}</summary>
            <ul className="list flow">
              {data.staff.map((each) => (
                <li key={each.id}>
                  {each.name}, {t(`staff.roles.${each.role}`)}
                  <form method="post">
                    <input type="hidden" name="personId" value={each.id} />
                    <button className="button plain" name="intent" value="unstaff">
                      {t('staff.remove')}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
            <form className="form" method="post">
              <FormFailure state={stateOf('staff')} />
              <TextField name="email" type="email" label={t('staff.email')} state={stateOf('staff')} />
              <SelectField
                name="role"
                label={t('staff.role')}
                state={stateOf('staff')}
                value="moderator"
                options={(['cohost', 'moderator'] as const).map((value) => ({
                  value,
                  name: t(`staff.roles.${value}`),
                }))}
              />
              <button className="button" name="intent" value="staff">
                {t('staff.add')}
              </button>
            </form>
          </details>
          <details open={sent === 'disclose'}>
            <summary>{t('credits:disclosure.title')}</summary>
            <ul className="list flow">
              {data.disclosures.map((each) => (
                <li key={each.id}>
                  {each.name}, {t(`credits:disclosure.roles.${each.role}`)}
                  {each.interests && `: ${each.interests}`}
                </li>
              ))}
            </ul>
            <FormScope name="disclose">
              <form className="form" method="post">
                <FormFailure state={stateOf('disclose')} />
                <TextField name="name" label={t('form.person')} state={stateOf('disclose')} />
                <SelectField
                  name="role"
                  label={t('credits:disclosure.role')}
                  state={stateOf('disclose')}
                  value="speaker"
                  options={DISCLOSURE_ROLES.map((value) => ({
                    value,
                    name: t(`credits:disclosure.roles.${value}`),
                  }))}
                />
                <TextAreaField
                  name="interests"
                  label={t('credits:disclosure.interests')}
                  help={t('credits:disclosure.interestsHelp')}
                  state={stateOf('disclose')}
                  rows={2}
                />
                <TextAreaField
                  name="resolution"
                  label={t('credits:disclosure.resolution')}
                  state={stateOf('disclose')}
                  rows={2}
                />
                <TextField
                  name="statedOn"
                  type="date"
                  label={t('credits:disclosure.statedOn')}
                  state={stateOf('disclose')}
                  value={data.today}
                />
                <button className="button" name="intent" value="disclose">
                  {t('common:save')}
                </button>
              </form>
            </FormScope>
          </details>
          <details open={sent === 'words'}>
            <summary>{t('own.languages')}</summary>
            <FormScope name="words">
              <form className="form" method="post">
                <FormFailure state={stateOf('words')} />
                <SelectField
                  name="language"
                  label={t('form.language')}
                  state={stateOf('words')}
                  options={LOCALES.filter(({ code }) => code !== data.values.language).map(
                    ({ code, name }) => ({
                      value: code,
                      name,
                      lang: code,
                    }),
                  )}
                />
                <TextField name="title" label={t('form.title')} state={stateOf('words')} />
                <TextAreaField name="summary" label={t('form.summary')} state={stateOf('words')} rows={3} />
                <TextAreaField
                  name="objectives"
                  label={t('form.objectives')}
                  help={t('form.onePerLine')}
                  state={stateOf('words')}
                  rows={3}
                />
                <button className="button" name="intent" value="words">
                  {t('own.addLanguage')}
                </button>
              </form>
            </FormScope>
          </details>
          <details open={sent === 'repeat'}>
            <summary>{t('series.title')}</summary>
            <form className="form" method="post">
              <p className="small soft">{t('series.help')}</p>
              <FormFailure state={stateOf('repeat')} />
              <TextField
                name="weeks"
                label={t('series.weeks')}
                state={stateOf('repeat')}
                value="1"
                inputMode="numeric"
              />
              <TextField
                name="times"
                label={t('series.times')}
                state={stateOf('repeat')}
                value="3"
                inputMode="numeric"
              />
              <button className="button" name="intent" value="repeat">
                {t('series.button')}
              </button>
            </form>
          </details>
          {!data.opened && data.state !== 'cancelled' && (
            <details>
              <summary>{t('own.cancel')}</summary>
              <p className="small">{t('own.cancelHelp')}</p>
              <form method="post">
                <button className="button danger" name="intent" value="cancel">
                  {t('own.cancelSure')}
                </button>
              </form>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function QuestionForm({ state }: { state: ReturnType<typeof formState> }) {
  const { t } = useTranslation('webinars');
  return (
    <form className="form" method="post">
      <FormFailure state={state} />
      <TextField name="question" label={t('test.question')} state={state} />
      <TextAreaField
        name="options"
        label={t('test.options')}
        help={t('test.optionsHelp')}
        state={state}
        rows={4}
      />
      <button className="button" name="intent" value="question">
        {t('test.add')}
      </button>
    </form>
  );
}
