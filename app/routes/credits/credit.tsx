import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnCertificates } from '#app/domains/certificates/list-own-certificates.server.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { listOwnEnrolments } from '#app/domains/credits/enrolments/list-own-enrolments.server.ts';
import { updateEnrolment } from '#app/domains/credits/enrolments/update-enrolment.server.ts';
import { listOwnActivities } from '#app/domains/credits/activities/list-own-activities.server.ts';
import { listRecommendations } from '#app/domains/credits/standings/list-recommendations.server.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { listOwnParticipations } from '#app/domains/credits/ledger/list-own-participations.server.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { listCycleDecisions } from '#app/domains/credits/standings/list-cycle-decisions.server.ts';
import { ActivityState } from '#app/domains/credits/ui/activity-facts.tsx';
import { CycleDecisions } from '#app/domains/credits/ui/cycle-decisions.tsx';
import { EnrolmentForm } from '#app/domains/credits/ui/enrolment-form.tsx';
import { ProgrammeCreditView } from '#app/domains/credits/ui/programme-credit.tsx';
import { missingForCompletion } from '#app/domains/learning/completion/completion-rule.ts';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { useMissingText } from '#app/domains/learning/ui/use-requirement-text.ts';
import { readRuntimeFacts } from '#app/domains/scorm/attempts/read-runtime-facts.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { load } from '#app/http/load.server.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { ActionForm, formState } from '#app/ui/form.tsx';
import { DateField, SelectField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const credits = await readOwnCredit(ctx);
    const certificates = await listOwnCertificates(ctx);
    const participations = await listOwnParticipations(ctx);
    const registrations = await listOwnRegistrations(ctx);
    const open = registrations.filter((each) => !each.evaluatedAt);
    const taken = new Set(registrations.map(({ registration }) => registration.courseId));
    return {
      credits,
      today: todayOf(ctx),
      decisions: ctx.actor ? await listCycleDecisions(ctx, ctx.actor.id, null) : [],
      helpful: Object.fromEntries(await listRecommendations(ctx, credits, taken, locale)),
      enrolments: (await listOwnEnrolments(ctx)).map(
        ({ programmeId, step, leaves, facts, remindMonths }) => ({
          programmeId,
          step,
          leaves,
          facts,
          remindMonths,
        }),
      ),
      member: (await listOwnMemberships(ctx)).some(({ membership }) => membership.state === 'accepted'),
      activities: (await listOwnActivities(ctx)).map(
        ({ id, title, language, state, submittedAt, participationId, reason }) => ({
          id,
          title,
          language,
          state,
          submittedAt,
          participationId,
          reason,
        }),
      ),
      fresh: new URL(args.request.url).searchParams.get('new'),
      given: new URL(args.request.url).searchParams.get('given'),
      certificates: certificates.map(({ row, snapshot, revocation }) => ({
        id: row.id,
        participationId: row.participationId,
        title: snapshot.title,
        issuedAt: row.issuedAt,
        code: row.code,
        /** Shown where it differs from today's name. */
        nameThen: snapshot.name === ctx.actor?.name ? null : snapshot.name,
        revoked: revocation && { at: revocation.revokedAt, reason: revocation.reason },
      })),
      participations: participations.filter(
        (each) => !participations.some((other) => each.reverses || other.reverses === each.id),
      ).length,
      programmes: PROGRAMMES.filter(
        (programme) =>
          !credits.some((each) => each.programmeId === programme.id && each.confirmed && !each.period?.over),
      ).map(({ id, name, anchorKind }) => ({ id, name, anchorKind })),
      open: await Promise.all(
        open.map(async (standing) => ({
          id: standing.registration.id,
          slug: standing.offer.course.slug,
          title: registeredVariant(standing).title,
          language: registeredVariant(standing).language,
          completed: standing.completion !== null,
          missing: standing.completion
            ? []
            : missingForCompletion(
                standing.offer.version.rule,
                await readRuntimeFacts(ctx, standing.registration),
              ),
        })),
      ),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.credit(),
    lists: ['remind'],
    intents: { '': act(enrolInProgramme), details: act(updateEnrolment) },
  });
}

export default function Credit() {
  const {
    credits,
    today,
    decisions,
    helpful,
    enrolments,
    member,
    fresh,
    given,
    activities,
    certificates,
    programmes,
    open,
    participations,
  } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const none = formState(null);
  const enrolling = state.values['intent'] === 'details' ? none : state;
  const { t } = useTranslation('credits');
  const format = useFormat();
  const textOf = useMissingText();
  const certificateOf = (participationId: string) =>
    certificates.find((each) => each.participationId === participationId);
  const shown = certificates.find((each) => each.id === fresh);
  const before = certificates.find((each) => each.id === given);
  return (
    <Page className="flow" title={t('title')} lead={t('lead')}>
      {given !== null && (
        <Alert tone="info" title={t('given.title')}>
          <p className="small">{t('given.help')}</p>
          {before && (
            <p className="small">
              <a href={urls.certificatePdf(before.id)}>
                {before.title}, {format.date(before.issuedAt)}
              </a>
            </p>
          )}
        </Alert>
      )}
      {shown && (
        <div className="beam">
          <p className="small">{t('fresh.small')}</p>
          <h2>{shown.title}</h2>
          <p>{t('fresh.text')}</p>
          <div>
            <a className="button beacon" href={urls.certificatePdf(shown.id)}>
              <Icon name="certificate" />
              {t('fresh.button')}
            </a>
          </div>
        </div>
      )}
      {credits.length === 0 && (
        <Empty title={t('none')}>
          <p>{participations > 0 ? t('noneButDone', { count: participations }) : t('noneHelp')}</p>
        </Empty>
      )}
      {credits.map((credit) => (
        <ProgrammeCreditView
          key={credit.programmeId}
          credit={credit}
          today={today}
          helpful={helpful[credit.programmeId] ?? []}
          linkTo={(id) => {
            const found = certificateOf(id);
            const elsewhere = activities.find((each) => each.participationId === id);
            if (elsewhere) return urls.ownActivity(elsewhere.id);
            return found ? urls.certificatePdf(found.id) : null;
          }}
        >
          <EnrolmentForm
            credit={credit}
            own={enrolments.find((each) => each.programmeId === credit.programmeId)!}
            state={state}
          />
        </ProgrammeCreditView>
      ))}
      <CycleDecisions decisions={decisions} />
      {open.length > 0 && (
        <section className="flow" aria-labelledby="missing">
          <h2 id="missing">{t('missing')}</h2>
          <Rows>
            {open.map((each) => (
              <li key={each.id}>
                <Icon name="book" />
                <div>
                  <h3 lang={each.language}>{each.title}</h3>
                  <ul className="small">
                    {each.missing.map((part) => (
                      <li key={part.code}>
                        <a href={urls.course(each.slug)}>{textOf(part)}</a>
                      </li>
                    ))}
                    {each.completed && (
                      <li>
                        <a href={urls.evaluation(each.id)}>{t('missingEvaluation')}</a>
                      </li>
                    )}
                    {credits.length === 0 && (
                      <li>
                        <a href="#enrol">{t('missingProgramme')}</a>
                      </li>
                    )}
                    {credits.some(({ confirmed }) => !confirmed) && (
                      <li>
                        {member ? t('unconfirmed') : <a href={urls.profile()}>{t('missingMembership')}</a>}
                      </li>
                    )}
                  </ul>
                </div>
              </li>
            ))}
          </Rows>
        </section>
      )}
      <section className="flow" aria-labelledby="elsewhere">
        <h2 id="elsewhere">{t('activity.own')}</h2>
        {activities.length === 0 && <p className="soft">{t('activity.lead')}</p>}
        {activities.length > 0 && (
          <Rows>
            {activities.map((each) => (
              <li key={each.id}>
                <Icon name="file" />
                <div>
                  <h3 lang={each.language}>
                    <a className="cover" href={urls.ownActivity(each.id)}>
                      {each.title}
                    </a>
                  </h3>
                  <p className="tags">
                    <ActivityState state={each.state} />
                  </p>
                  <Note>{format.date(each.submittedAt)}</Note>
                  {each.state === 'returned' && <p className="small">{each.reason}</p>}
                </div>
              </li>
            ))}
          </Rows>
        )}
        <p>
          <a className="button" href={urls.newActivity()}>
            {t('activity.add')}
          </a>
        </p>
      </section>
      <section className="halves">
        <div className="flow">
          <h2>{t('certificates')}</h2>
          {certificates.length === 0 && <p className="soft">{t('certificatesNone')}</p>}
          <Rows>
            {certificates.map((each) => (
              <li key={each.id}>
                <Icon name="certificate" />
                <div>
                  <h3>
                    {each.revoked ? (
                      each.title
                    ) : (
                      <a className="cover" href={urls.certificatePdf(each.id)}>
                        {each.title}
                      </a>
                    )}
                  </h3>
                  <Note>
                    {format.date(each.issuedAt)}, {each.code}
                  </Note>
                  {each.nameThen && <Note>{t('certificateName', { name: each.nameThen })}</Note>}
                  {each.revoked && (
                    <p className="small">
                      <Tag tone="danger">{t('takenBack')}</Tag> {format.date(each.revoked.at)}:{' '}
                      {each.revoked.reason}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </Rows>
        </div>
        <ActionForm id="enrol" head={<h2>{t('enrol.title')}</h2>} state={enrolling}>
          {programmes.length === 0 && <Alert tone="success" title={t('enrol.all')} />}
          <SelectField
            name="programmeId"
            label={t('enrol.programme')}
            state={enrolling}
            options={programmes.map(({ id, name }) => ({ value: id, name }))}
          />
          <DateField
            name="anchorDate"
            label={t('enrol.anchor')}
            help={t('enrol.anchorHelp')}
            state={enrolling}
          />
          <button className="button">{t('enrol.button')}</button>
          <Note>{t('enrol.confirm')}</Note>
        </ActionForm>
      </section>
    </Page>
  );
}
