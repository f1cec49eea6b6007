import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { readVersion } from '#app/domains/catalogue/versions/read-version.server.ts';
import { findCertificateOfParticipation } from '#app/domains/certificates/find-certificate-of-participation.server.ts';
import { listNamesSinceIssue } from '#app/domains/certificates/list-names-since-issue.server.ts';
import { canTakeBackCredit } from '#app/domains/certificates/can-take-back-credit.server.ts';
import { reissueCertificate } from '#app/domains/certificates/reissue-certificate.server.ts';
import { takeBackCredit } from '#app/domains/certificates/take-back-credit.server.ts';
import { readEarnedCreditIn } from '#app/domains/credits/ledger/read-earned-credit.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { findReversal } from '#app/domains/credits/ledger/find-reversal.server.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';
import { ActivityFacts } from '#app/domains/credits/ui/activity-facts.tsx';
import { useCreditUnits } from '#app/domains/credits/ui/use-credit-units.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { listLaunches } from '#app/domains/scorm/launches/list-launches.server.ts';
import { listRegistrationStatements } from '#app/domains/xapi/records/list-registration-statements.server.ts';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { FormScope, formState, FormFailure, TextAreaField } from '#app/ui/form.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pairs, Table } from '#app/ui/table.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const participation = await readMemberParticipation(ctx, association.id, args.params['participationId']!);
    const { person } = await requireMember(ctx, association.id, participation.personId);
    const activity =
      participation.kind === 'external'
        ? await readExternalActivity(ctx, String(participation.evidence['activityId']))
        : null;
    return {
      title: participation.title,
      association,
      person: { id: person.id, name: person.name },
      participation,
      activity,
      course: await courseEvidence(ctx, locale, participation),
      takenBack: await findReversal(ctx, participation.id),
      mayTakeBack:
        !isOwn(ctx.actor, person.id) && (await canTakeBackCredit(ctx, association.id, participation)),
      own: isOwn(ctx.actor, person.id),
    };
  });
}

/** Evidence that Majakka itself recorded of a course. */
async function courseEvidence(ctx: Ctx, locale: string, row: Participation) {
  const { id, courseVersionId, registrationId, evidence } = row;
  if (courseVersionId === null || registrationId === null) return null;
  const { version } = await readVersion(ctx, courseVersionId);
  const standing = await readRegistrationStatus(ctx, registrationId);
  const launches = await listLaunches(ctx, registrationId);
  const certificate = await findCertificateOfParticipation(ctx, id);
  return {
    score: (evidence['scaledScore'] ?? null) as string | null,
    version: { number: version.number, publishedAt: version.publishedAt, rule: version.rule },
    evaluatedAt: standing.evaluatedAt,
    certificateCode: certificate?.row.code ?? null,
    certificateName: certificate?.snapshot.name ?? null,
    namesSince: certificate ? await listNamesSinceIssue(ctx, certificate) : [],
    accreditations: await listAccreditations(ctx, [version.id]),
    earned: (await readEarnedCreditIn(ctx.db.read, row)).map(({ accreditation, units }) => ({
      accreditationId: accreditation.id,
      units,
    })),
    launches: launches.map(({ launch, intervals }) => ({
      id: launch.id,
      at: launch.createdAt,
      intervals: intervals.map(({ fromAt, toAt, offline }) => ({ from: fromAt, to: toAt, offline })),
    })),
    statements: await describeStatements(ctx, await listRegistrationStatements(ctx, registrationId), locale),
  };
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['participationId']!];
  return actions(args, {
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.evidence(slug, id),
    intents: (association) => ({
      '': act((ctx, values) => takeBackCredit(ctx, association.id, id, values)),
      reissue: act((ctx, values) => reissueCertificate(ctx, association.id, id, values)),
    }),
  });
}

export default function Evidence() {
  const state = formState(useActionData());
  const none = formState(null);
  const reissuing = state.values['intent'] === 'reissue';
  const data = useLoaderData<typeof loader>();
  const { participation, association, person } = data;
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={[
        { to: urls.association(association.slug), name: association.name },
        { to: urls.member(association.slug, person.id), name: person.name },
      ]}
      title={t('evidence.title')}
      lead={<span lang={participation.language}>{participation.title}</span>}
    >
      {data.takenBack && (
        <Alert tone="danger" title={t('takenBackOn', { date: format.dateTime(data.takenBack.recordedAt) })}>
          {data.takenBack.reason}
        </Alert>
      )}
      {data.own && <OwnDecision />}
      {data.activity && <ActivityFacts activity={data.activity} />}
      {data.activity && !data.takenBack && data.mayTakeBack && (
        <p>
          <a className="button" href={urls.correct(association.slug, participation.id)}>
            {t('activity.correct')}
          </a>
        </p>
      )}
      {data.participation.kind === 'mentoring' && (
        <MentoringEvidence participation={participation} name={person.name} />
      )}
      {data.participation.kind === 'consultation' && (
        <ConsultationEvidence participation={data.participation} name={person.name} />
      )}
      {data.course && (
        <CourseEvidence course={data.course} participation={participation} name={person.name} />
      )}
      {!data.takenBack && data.mayTakeBack && data.course?.certificateCode && (
        <FormScope name="reissue">
          <form className="form" method="post">
            <h2>{t('reissue.title')}</h2>
            <Note>{t('reissue.help')}</Note>
            <FormFailure state={reissuing ? state : none} />
            <input type="hidden" name="intent" value="reissue" />
            <TextAreaField
              name="reason"
              label={t('association.reason')}
              state={reissuing ? state : none}
              rows={2}
            />
            <button className="button">{t('reissue.button')}</button>
          </form>
        </FormScope>
      )}
      {!data.takenBack && data.mayTakeBack && (
        <form className="form" method="post">
          <h2>{t('takeBack.title')}</h2>
          <Note>{t('takeBack.help')}</Note>
          <FormFailure state={reissuing ? none : state} />
          <TextAreaField
            name="reason"
            label={t('association.reason')}
            help={t('takeBack.reason')}
            state={reissuing ? none : state}
            rows={3}
          />
          <button className="button danger">{t('takeBack.button')}</button>
        </form>
      )}
    </Page>
  );
}

/** Minutes that people confirmed; what they spoke about is nobody's business. */
function MentoringEvidence({
  participation,
  name,
}: {
  participation: Pick<SerializeFrom<typeof loader>['participation'], 'startedAt' | 'minutes' | 'evidence'>;
  name: string;
}) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const { confirmedBy, side, reflected } = participation.evidence as Record<string, unknown>;
  return (
    <Pairs
      text
      pairs={[
        [t('credits:association.name'), name],
        [t('evidence.side'), t(side === 'mentor' ? 'role.mentor' : 'role.mentee')],
        [t('credits:evidence.started'), format.dateTime(participation.startedAt)],
        [t('evidence.minutes'), format.number(participation.minutes, 0)],
        [t('evidence.confirmed'), t(confirmedBy === 'both' ? 'evidence.both' : 'evidence.one')],
        [t('confirm.reflection'), t(reflected ? 'evidence.yes' : 'evidence.no')],
      ]}
    />
  );
}

/** A person's part in a case, and the minutes; no text. */
function ConsultationEvidence({
  participation,
  name,
}: {
  participation: Pick<SerializeFrom<typeof loader>['participation'], 'startedAt' | 'minutes' | 'evidence'>;
  name: string;
}) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const side = (participation.evidence as Record<string, unknown>)['side'] as
    | 'asker'
    | 'specialist'
    | 'reader';
  return (
    <Pairs
      text
      pairs={[
        [t('credits:association.name'), name],
        [t('evidence.side'), t(`evidence.${side}`)],
        [t('credits:evidence.started'), format.dateTime(participation.startedAt)],
        [t('credits:evidence.minutes'), format.number(participation.minutes, 0)],
      ]}
    />
  );
}

type Course = NonNullable<SerializeFrom<typeof loader>['course']>;

function CourseEvidence({
  course,
  participation,
  name,
}: {
  course: Course;
  participation: Pick<SerializeFrom<typeof loader>['participation'], 'startedAt' | 'endedAt' | 'minutes'>;
  name: string;
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  return (
    <>
      <section className="halves">
        <div className="flow">
          <h2>{t('evidence.participation')}</h2>
          <Pairs
            text
            pairs={[
              [t('association.name'), name],
              [t('evidence.started'), format.dateTime(participation.startedAt)],
              [t('evidence.ended'), format.dateTime(participation.endedAt)],
              [t('evidence.minutes'), t('common:minutes', { count: participation.minutes })],
              [t('evidence.score'), course.score === null ? '–' : format.percent(Number(course.score))],
              [t('evidence.evaluated'), course.evaluatedAt ? format.dateTime(course.evaluatedAt) : '–'],
              [
                t('evidence.version'),
                `${t('catalogue:version', { number: course.version.number })}${course.version.publishedAt ? `, ${format.date(course.version.publishedAt)}` : ''}`,
              ],
              ...(course.certificateName === null || course.certificateName === name
                ? []
                : [[t('evidence.nameThen'), course.certificateName] as [string, string]]),
              ...course.namesSince.map((each): [string, string] => [
                t('evidence.nameSince', { date: format.date(each.at) }),
                `${each.name} (${each.association})`,
              ]),
              [
                t('evidence.certificate'),
                course.certificateCode ? (
                  <a href={urls.verifyCode(course.certificateCode)}>{course.certificateCode}</a>
                ) : (
                  '–'
                ),
              ],
            ]}
          />
        </div>
        <div className="flow">
          <h2>{t('evidence.accreditations')}</h2>
          {course.accreditations.length === 0 && (
            <p className="soft">{t('reason.not_accredited', { code: '', category: '' })}</p>
          )}
          {course.accreditations.map(({ accreditation, association: by }) => (
            <Pairs
              text
              key={accreditation.id}
              pairs={[
                [t('enrol.programme'), programmeOrThrow(accreditation.programmeId).name],
                [t('accreditation.units'), units(accreditation.programmeId, accreditation.units)],
                ...course.earned.flatMap((each): [string, string][] =>
                  each.accreditationId === accreditation.id
                    ? [[t('evidence.earned'), units(accreditation.programmeId, each.units)]]
                    : [],
                ),
                [t('accreditation.code'), accreditation.code],
                [t('accreditation.category'), accreditation.category],
                [
                  t('accreditation.valid'),
                  t('period', {
                    from: format.day(accreditation.validFrom),
                    to: format.day(accreditation.validTo),
                  }),
                ],
                [t('accreditation.signed'), `${by.name}, ${format.dateTime(accreditation.signedAt)}`],
              ]}
            />
          ))}
        </div>
      </section>
      <section className="flow">
        <h2>{t('evidence.launches')}</h2>
        <Note>{t('evidence.launchesHelp')}</Note>
        <Table
          caption={t('evidence.launches')}
          columns={[
            { key: 'at', name: t('evidence.opened') },
            { key: 'intervals', name: t('evidence.present'), text: true },
          ]}
          rows={course.launches.map((launch) => ({
            key: launch.id,
            cells: [
              format.dateTime(launch.at),
              launch.intervals.length === 0
                ? '–'
                : launch.intervals
                    .map(
                      ({ from, to, offline }) =>
                        `${format.time(from)}–${format.time(to)}${offline ? ` (${t('evidence.offline')})` : ''}`,
                    )
                    .join(', '),
            ],
          }))}
        />
      </section>
      <section className="flow">
        <h2>{t('evidence.statements')}</h2>
        <StatementList statements={course.statements} />
      </section>
    </>
  );
}
