import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import { listAccreditors } from '#app/domains/credits/applications/list-accreditors.server.ts';
import { listOwnApplications } from '#app/domains/credits/applications/list-own-applications.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { PROGRAMMES, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { Disclosures, type ShownDisclosure } from '#app/domains/catalogue/ui/disclosures.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert, Tag, type Tone } from '#app/ui/alert.tsx';
import { ActionForm, formState, type FormState } from '#app/ui/form.tsx';
import { DateField, FormScope, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const courseId = args.params['courseId']!;
    const offers = await readOwnCourse(ctx, courseId);
    const { title, language } = pickVariant(offers[0]!.variants, locale)!;
    const published = offers.find(({ version }) => version.state === 'published');
    return {
      title,
      language,
      courseId,
      minutes: published?.version.minutes ?? null,
      today: todayOf(ctx),
      disclosures: await listDisclosures(ctx.db.read, courseId),
      applications: await listOwnApplications(ctx, courseId),
      associations: await listAccreditors(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const courseId = args.params['courseId']!;
  return actions(args, {
    guard: (ctx) => readOwnCourse(ctx, courseId),
    back: urls.apply(courseId),
    intents: {
      '': act((ctx, values) => submitApplication(ctx, courseId, values)),
      disclose: act((ctx, values) => saveDisclosure(ctx, courseId, values)),
    },
  });
}

const TONES: Record<'submitted' | 'returned' | 'approved' | 'refused', Tone> = {
  submitted: 'info',
  returned: 'warning',
  approved: 'success',
  refused: 'danger',
};

export default function Apply() {
  const { title, language, courseId, minutes, today, disclosures, applications, associations } =
    useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const none = formState(null);
  const disclosing = state.values['intent'] === 'disclose';
  const { t } = useTranslation('credits');
  const format = useFormat();
  const returned = applications.filter(({ application }) => application.state === 'returned');
  return (
    <Page
      className="flow"
      trail={[
        { to: urls.author(), name: t('catalogue:own.title') },
        { to: urls.ownCourse(courseId), name: title },
      ]}
      title={t('application.title')}
      lead={<span lang={language}>{title}</span>}
    >
      <section className="flow" aria-labelledby="disclosures">
        <h2 id="disclosures">{t('disclosure.title')}</h2>
        <p className="small">{t('disclosure.help')}</p>
        <Disclosures disclosures={disclosures} />
        {disclosures.map((each) => (
          <details key={each.id} open={disclosing && state.values['id'] === each.id}>
            <summary>{t('disclosure.change', { name: each.name })}</summary>
            <DisclosureForm
              known={each}
              today={today}
              state={disclosing && state.values['id'] === each.id ? state : none}
            />
          </details>
        ))}
        <details open={disclosures.length === 0 || (disclosing && !state.values['id'])}>
          <summary>{t('disclosure.add')}</summary>
          <DisclosureForm today={today} state={disclosing && !state.values['id'] ? state : none} />
        </details>
      </section>
      {applications.length > 0 && (
        <section className="flow" aria-labelledby="applications">
          <h2 id="applications">{t('application.own')}</h2>
          <Rows>
            {applications.map(({ application, association }) => (
              <li key={application.id}>
                <div>
                  <h3>{programmeOrThrow(application.programmeId).name}</h3>
                  <p className="tags">
                    <Tag tone={TONES[application.state]}>{t(`application.state.${application.state}`)}</Tag>
                  </p>
                  <Note>
                    {association}, {format.date(application.decidedAt ?? application.submittedAt)}
                  </Note>
                  {application.reason && <p className="small">{application.reason}</p>}
                </div>
              </li>
            ))}
          </Rows>
        </section>
      )}
      {minutes === null ? (
        <Alert tone="info" title={t('errors:publish_first')} />
      ) : (
        <>
          {returned.map(({ application }, i) => (
            <section className="flow" key={application.id}>
              <h2>{t('application.again')}</h2>
              <ApplicationForm
                minutes={minutes}
                associations={associations}
                state={state.values['applicationId'] === application.id ? state : none}
                known={application}
                first={i === 0}
              />
            </section>
          ))}
          <section className="flow" aria-labelledby="apply">
            <h2 id="apply">{t('application.new')}</h2>
            <ApplicationForm
              minutes={minutes}
              associations={associations}
              state={disclosing || state.values['applicationId'] ? none : state}
              first={returned.length === 0}
            />
          </section>
        </>
      )}
    </Page>
  );
}

function DisclosureForm({
  known,
  today,
  state,
}: {
  known?: ShownDisclosure;
  today: string;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <FormScope name={known?.id ?? 'disclosure'}>
      <ActionForm intent="disclose" hidden={{ id: known?.id ?? '' }} state={state} submit={t('common:save')}>
        <TextField name="name" label={t('association.name')} state={state} value={known?.name ?? ''} />
        <SelectField
          name="role"
          label={t('disclosure.role')}
          state={state}
          value={known?.role ?? 'author'}
          options={DISCLOSURE_ROLES.map((role) => ({ value: role, name: t(`disclosure.roles.${role}`) }))}
        />
        <DateField
          name="statedOn"
          label={t('disclosure.statedOn')}
          state={state}
          max={today}
          value={known?.statedOn ?? today}
        />
        <TextAreaField
          name="interests"
          label={t('disclosure.interests')}
          help={t('disclosure.interestsHelp')}
          state={state}
          rows={3}
          value={known?.interests ?? ''}
        />
        <TextAreaField
          name="resolution"
          label={t('disclosure.resolution')}
          help={t('disclosure.resolutionHelp')}
          state={state}
          rows={2}
          value={known?.resolution ?? ''}
        />
      </ActionForm>
    </FormScope>
  );
}

type Known = {
  id: string;
  associationId: string;
  programmeId: string;
  file: {
    needs: string;
    outcomes: string;
    audience: string;
    agenda: { minutes: number; title: string }[];
    faculty: string;
    funding: string;
    contentUntil: string;
  };
};

function ApplicationForm({
  minutes,
  associations,
  state,
  known,
  first = false,
}: {
  minutes: number;
  associations: { value: string; name: string }[];
  state: FormState;
  known?: Known;
  first?: boolean;
}) {
  const { t } = useTranslation('credits');
  const file = known?.file;
  const agenda = file?.agenda.map((each) => `${each.minutes} ${each.title}`).join('\n');
  return (
    <FormScope name={known?.id ?? 'application'}>
      <ActionForm state={state} submit={t('application.send')} look={first ? 'beacon' : undefined}>
        {known ? (
          <>
            <input type="hidden" name="applicationId" value={known.id} />
            <input type="hidden" name="associationId" value={known.associationId} />
            <input type="hidden" name="programmeId" value={known.programmeId} />
          </>
        ) : (
          <>
            <SelectField
              name="associationId"
              label={t('application.to')}
              state={state}
              options={associations}
            />
            <SelectField
              name="programmeId"
              label={t('enrol.programme')}
              state={state}
              options={PROGRAMMES.map(({ id, name }) => ({ value: id, name }))}
            />
          </>
        )}
        {(['needs', 'outcomes', 'audience'] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`application.${name}`)}
            state={state}
            rows={3}
            value={file?.[name] ?? ''}
          />
        ))}
        <TextAreaField
          name="agenda"
          label={t('application.agenda')}
          help={t('application.agendaHelp', { minutes: t('common:minutes', { count: minutes }) })}
          state={state}
          rows={5}
          value={agenda ?? ''}
        />
        {(['faculty', 'funding'] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`application.${name}`)}
            state={state}
            rows={2}
            value={file?.[name] ?? ''}
          />
        ))}
        <DateField
          name="contentUntil"
          label={t('application.contentUntil')}
          state={state}
          value={file?.contentUntil ?? ''}
        />
      </ActionForm>
    </FormScope>
  );
}
