import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { canTakeBackCredit } from '#app/domains/certificates/can-take-back-credit.server.ts';
import { reissueCertificate } from '#app/domains/certificates/reissue-certificate.server.ts';
import { takeBackCredit } from '#app/domains/certificates/take-back-credit.server.ts';
import { ReissueForm, TakeBackForm } from '#app/domains/certificates/ui/credit-corrections.tsx';
import { ConsultationEvidence } from '#app/domains/consultations/ui/evidence.tsx';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { type Evidence, type EvidenceOf, readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { findReversal } from '#app/domains/credits/ledger/find-reversal.server.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import { listFindings } from '#app/domains/credits/findings/list-findings.server.ts';
import { markFindingSeen } from '#app/domains/credits/findings/mark-finding-seen.server.ts';
import { ActivityFacts } from '#app/domains/credits/ui/activity-facts.tsx';
import { pageOfItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { LineFindings } from '#app/domains/credits/ui/line-findings.tsx';
import { CompletionRecord } from '#app/domains/learning/ui/completion-record.tsx';
import { CourseEvidence } from '#app/domains/learning/ui/evidence.tsx';
import { MeetingEvidence } from '#app/domains/mentoring/ui/evidence.tsx';
import { readCompletionRecord } from '#app/domains/scorm/launches/read-completion-record.server.ts';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { AttendanceEvidence } from '#app/domains/webinars/ui/evidence.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:evidence.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const line = await readMemberParticipation(ctx, association.id, args.params['participationId']!);
    const { person } = await requireMember(ctx, association.id, line.personId);
    const evidence = readEvidence(line.evidence);
    const findings = await listFindings(ctx, association.id, line.id);
    const [first] = findings;
    return {
      title: line.title,
      association,
      name: person.name,
      personId: person.id,
      line,
      evidence,
      activity: evidence?.kind === 'activity' ? await readExternalActivity(ctx, evidence.activityId) : null,
      record: await readCompletionRecord(ctx, line, locale),
      takenBack: await findReversal(ctx, line.id),
      mayTakeBack: await canTakeBackCredit(ctx, association.id, line),
      own: isOwn(ctx.actor, person.id),
      findings,
      next: first ? await findNextWaiting(ctx, association.id, { id: first.id, at: first.foundAt }) : null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['participationId']!];
  return actions(args, {
    said: {
      '': 'credits:said.takeBack',
      reissue: 'credits:said.reissue',
      seen: 'credits:said.seen',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ intent, did }) => (intent === 'seen' ? String(did) : urls.evidence(slug, id)),
    intents: (association) => ({
      '': act((ctx, values) => takeBackCredit(ctx, association.id, id, values)),
      reissue: act((ctx, values) => reissueCertificate(ctx, association.id, id, values)),
      seen: act(fields('findingId'), async (ctx, { findingId }) => {
        const found = await listFindings(ctx, association.id, id);
        await markFindingSeen(ctx, association.id, findingId);
        const at = found.find((each) => each.id === findingId)?.foundAt ?? ctx.now;
        const next = await findNextWaiting(ctx, association.id, { id: findingId, at });
        return next ? pageOfItem(slug, next) : urls.evidence(slug, id);
      }),
    }),
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;
type Shown<Kind extends Evidence['kind']> = Data & { evidence: EvidenceOf<Kind> };

/** Each kind of evidence is drawn by its own domain. */
const EVIDENCE: { [Kind in Evidence['kind']]: (shown: Shown<Kind>) => ReactNode } = {
  course: ({ record, ...shown }) => record && <CourseEvidence {...shown} record={record} />,
  modules: ({ record, ...shown }) => record && <CourseEvidence {...shown} record={record} />,
  webinar: ({ record, ...shown }) => record && <AttendanceEvidence {...shown} record={record} />,
  recording: ({ record, ...shown }) => record && <AttendanceEvidence {...shown} record={record} />,
  meeting: MeetingEvidence,
  case: ConsultationEvidence,
  lesson: ConsultationEvidence,
  activity: ({ activity }) => activity && <ActivityFacts activity={activity} file={activity} />,
};

/** An old line may hold less than its kind does today: then what was recorded beside it is all there is. */
function LineEvidence(data: Data) {
  const { evidence, record } = data;
  if (!evidence) return record && <CompletionRecord {...data} record={record} score={null} />;
  return (EVIDENCE[evidence.kind] as (shown: Data) => ReactNode)(data);
}

export default function EvidencePage() {
  const data = useLoaderData<typeof loader>();
  const { line, association, takenBack } = data;
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const format = useFormat();
  const isOpen = !takenBack && data.mayTakeBack;
  return (
    <Page
      className="flow"
      trail={memberTrail(association, { id: data.personId, name: data.name })}
      title={t('evidence.title')}
      lead={<span lang={line.language}>{line.title}</span>}
    >
      {takenBack && (
        <Alert tone="danger" title={t('takenBackOn', { date: format.dateTime(takenBack.recordedAt) })}>
          {takenBack.reason}
        </Alert>
      )}
      {data.own && <OwnDecision />}
      <LineFindings findings={data.findings} />
      {data.findings.length > 0 && <InboxNext slug={association.slug} next={data.next} />}
      <LineEvidence {...data} />
      {isOpen && data.activity && (
        <p>
          <a className="button" href={urls.correct(association.slug, line.id)}>
            {t('activity.correct')}
          </a>
        </p>
      )}
      {isOpen && data.record?.certificateCode && <ReissueForm state={stateOf('reissue')} />}
      {isOpen && <TakeBackForm state={stateOf('')} />}
    </Page>
  );
}
