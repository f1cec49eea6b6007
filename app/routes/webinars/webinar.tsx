import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { canReceiveVideo } from '#app/domains/webinars/engine/can-receive-video.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { catchUpDeadline } from '#app/domains/webinars/attendance/catch-up-deadline.ts';
import { listAttendanceRules } from '#app/domains/webinars/attendance/list-attendance-rules.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import { findOwnSeat } from '#app/domains/webinars/seats/find-own-seat.server.ts';
import { findStaffRole } from '#app/domains/webinars/staff/find-staff-role.server.ts';
import { findRecordingSlug } from '#app/domains/webinars/recordings/find-recording-slug.server.ts';
import { countSeats } from '#app/domains/webinars/seats/count-seats.server.ts';
import { releaseSeat } from '#app/domains/webinars/seats/release-seat.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { AttendanceLine, useUnmetRequirementText } from '#app/domains/webinars/ui/attendance.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { formState, FormFailure, SelectField } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { webinar, offer } = await readWebinar(ctx, args.params['slug']!);
    const variant = pickVariant(offer.variants, locale)!;
    const seat = await findOwnSeat(ctx, webinar.id);
    const role = await findStaffRole(ctx, webinar);
    const disclosures = await listDisclosures(ctx.db.read, offer.course.id);
    const frame = await readAttendanceBasis(ctx.db.read, webinar, ctx.now);
    const own =
      seat && webinar.openedAt
        ? await readAttendance(ctx.db.read, frame, seat.registrationId, seat.personId)
        : null;
    const registered = seat ? await readRegistrationStatus(ctx, seat.registrationId) : null;
    const counts = await countSeats(ctx, webinar.id);
    const [rule] = await listAttendanceRules(ctx, webinar.id);
    const catchUp = catchUpDeadline(webinar);
    return {
      title: variant.title,
      id: webinar.id,
      slug: offer.course.slug,
      variant: {
        language: variant.language,
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives,
      },
      languages: offer.variants.map((each) => each.language),
      startsAt: webinar.startsAt,
      endsAt: webinar.endsAt,
      minutes: offer.version.minutes,
      state: webinar.endedAt
        ? ('over' as const)
        : webinar.state === 'cancelled'
          ? ('cancelled' as const)
          : webinar.openedAt
            ? ('live' as const)
            : ('coming' as const),
      soon: webinar.startsAt.getTime() - ctx.now.getTime() < 30 * 60_000,
      catchUpUntil: catchUp && catchUp > ctx.now ? catchUp : null,
      places: webinar.capacity > 0 ? Math.max(0, webinar.capacity - counts.seats) : null,
      rule: rule!.rule,
      tested: rule!.rule.testPercent > 0,
      seat: seat?.state ?? null,
      registrationId: seat?.registrationId ?? null,
      role,
      signedIn: ctx.actor !== null,
      shown: hashDisclosures(disclosures),
      disclosures,
      credit: (await readCreditOffers(ctx, [offer.version.id])).get(offer.version.id) ?? null,
      accreditations: (await listAccreditations(ctx, [offer.version.id])).map(
        ({ accreditation, association }) => ({
          id: accreditation.id,
          code: accreditation.code,
          validTo: accreditation.validTo,
          association: association.name,
          language: association.language,
        }),
      ),
      recording: await findRecordingSlug(ctx, webinar.id),
      video: canReceiveVideo(ctx.video),
      completed: registered?.completion != null,
      evaluated: registered?.evaluatedAt != null,
      own: own && {
        minutes: Math.floor(own.evidence.ms / 60_000),
        missing: own.missing,
        watched: own.attended.watched,
        bridged: own.attended.bridged,
        corrected: own.correction && { minutes: own.correction.minutes, reason: own.correction.reason },
      },
      sent: frame.sent,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    guard: (ctx) => readWebinar(ctx, slug),
    back: urls.webinar(slug),
    intents: {
      take: act((ctx, values) => takeSeat(ctx, slug, values)),
      leave: act((ctx) => releaseSeat(ctx, slug)),
    },
  });
}

export default function WebinarPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const offerText = useOfferText();
  const lacks = useUnmetRequirementText();
  const none = formState(null);
  const { variant } = data;
  const heading = data.credit ? offerText(data.credit) : t('decide.noCredit');
  const toRoom = data.role !== null || data.seat === 'seat';
  return (
    <Page
      trail={[{ to: urls.webinars(), name: t('title') }]}
      title={<span lang={variant.language}>{variant.title}</span>}
      lead={<span lang={variant.language}>{variant.summary}</span>}
      under={
        <ul className="facts">
          {data.state === 'live' && (
            <li>
              <Tag tone="danger">{t('live')}</Tag>
            </li>
          )}
          <li>
            <Icon name="calendar" />
            {format.dateTime(data.startsAt)}
          </li>
          <li>
            <Icon name="clock" />
            {t('common:minutes', { count: data.minutes })}
          </li>
          <li>
            <Icon name="globe" />
            {data.languages.map(nameOfLocale).join(', ')}
          </li>
        </ul>
      }
    >
      <FormFailure state={formState(useActionData())} />
      <div className="columns">
        <aside className="card stays decide flow" aria-labelledby="decide">
          <h2 id="decide">{heading}</h2>
          {data.state === 'cancelled' && <p>{t('decide.cancelled')}</p>}
          {data.state === 'over' && !data.seat && <p>{t('decide.over')}</p>}
          {!data.signedIn && data.state !== 'cancelled' && data.state !== 'over' && (
            <>
              <p className="small">{t('decide.signIn')}</p>
              <a className="button beacon wide" href={urls.signIn(urls.webinar(data.slug))}>
                {t('decide.signInButton')}
              </a>
            </>
          )}
          {data.signedIn && !data.seat && (data.state === 'coming' || data.state === 'live') && (
            <form className="form" method="post">
              <input type="hidden" name="shown" value={data.shown ?? ''} />
              <SelectField
                name="language"
                label={t('decide.language')}
                state={none}
                value={variant.language}
                options={data.languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }))}
              />
              <button className={data.role ? 'button wide' : 'button beacon wide'} name="intent" value="take">
                {t(data.places === 0 ? 'decide.wait' : 'decide.take')}
              </button>
              {data.places !== null && <Note>{t('decide.places', { count: data.places })}</Note>}
            </form>
          )}
          {data.seat === 'waiting' && <p>{t('decide.waiting')}</p>}
          {data.evaluated && (
            <a className="button beacon wide" href={urls.credit()}>
              {t('learning:decide.credit')}
            </a>
          )}
          {data.completed && !data.evaluated && (
            <a className="button beacon wide" href={urls.evaluation(data.registrationId!)}>
              {t('learning:evaluation.open')}
            </a>
          )}
          {toRoom && (data.state === 'coming' || data.state === 'live') && (
            <a className="button beacon wide" href={urls.room(data.slug)}>
              {t('decide.enter')}
            </a>
          )}
          {data.seat === 'seat' && data.state === 'over' && data.catchUpUntil && !data.completed && (
            <>
              <a className="button beacon wide" href={urls.room(data.slug)}>
                {t('room.catchUpButton')}
              </a>
              <p className="small">{t('room.catchUp', { until: format.dateTime(data.catchUpUntil) })}</p>
            </>
          )}
          {data.tested && data.seat === 'seat' && data.state !== 'coming' && !data.completed && (
            <a className="button wide" href={urls.webinarTest(data.slug)}>
              {t('test.open')}
            </a>
          )}
          {data.recording && (
            <a className="button wide" href={urls.recording(data.recording)}>
              {t('decide.recording')}
            </a>
          )}
          {data.state === 'coming' && (
            <a className="button plain wide" href={urls.webinarCalendar(data.slug)}>
              <Icon name="calendar" />
              {t('decide.calendar')}
            </a>
          )}
          {data.role && (
            <a className="button plain wide" href={urls.ownWebinar(data.id)}>
              {t('own.manage')}
            </a>
          )}
          {data.seat && (data.state === 'coming' || data.state === 'live') && (
            <details>
              <summary className="small">{t('decide.giveBack')}</summary>
              <p className="small">{t('decide.giveBackHelp')}</p>
              <form method="post">
                <button className="button danger" name="intent" value="leave">
                  {t('decide.giveBackSure')}
                </button>
              </form>
            </details>
          )}
        </aside>
        <div className="flow">
          {!data.video && data.state !== 'over' && data.state !== 'cancelled' && (
            <Alert tone="warning" title={t('noVideo')}>
              <p className="small">{t('noVideoHelp')}</p>
            </Alert>
          )}
          {data.own && (
            <section className="flow">
              <h2>{t('minutes.title')}</h2>
              <p>{t('minutes.have', { minutes: t('common:minutes', { count: data.own.minutes }) })}</p>
              <AttendanceLine sent={data.sent} watched={data.own.watched} bridged={data.own.bridged} />
              {data.own.corrected && (
                <p className="small">{t('minutes.corrected', { reason: data.own.corrected.reason })}</p>
              )}
              {data.completed ? (
                <Alert tone="success" title={t('minutes.met')} />
              ) : (
                <ul className="list flow">
                  {data.own.missing.map((each) => (
                    <li key={each.code}>{lacks(each)}</li>
                  ))}
                </ul>
              )}
            </section>
          )}
          {variant.objectives.length > 0 && (
            <section>
              <h2>{t('catalogue:objectives')}</h2>
              <ul className="list flow" lang={variant.language}>
                {variant.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
            </section>
          )}
          {data.disclosures.length > 0 && (
            <section className="flow">
              <h2>{t('credits:disclosure.title')}</h2>
              <Disclosures disclosures={data.disclosures} />
            </section>
          )}
          <section className="flow">
            <h2>{t('rule.title')}</h2>
            <ul className="list flow">
              <li>{t('rule.minutes', { percent: format.percent(data.rule.minPercent / 100) })}</li>
              {data.rule.answersPercent > 0 && (
                <li>{t('rule.answers', { percent: format.percent(data.rule.answersPercent / 100) })}</li>
              )}
              {data.rule.testPercent > 0 && (
                <li>{t('rule.test', { percent: format.percent(data.rule.testPercent / 100) })}</li>
              )}
              <li>{t('rule.evaluation')}</li>
              <li>{t('rule.line')}</li>
            </ul>
          </section>
          <section className="flow">
            <h2>{t('catalogue:accredited')}</h2>
            {data.accreditations.length === 0 && <p className="soft">{t('notAccredited')}</p>}
            <ul className="list flow">
              {data.accreditations.map((each) => (
                <li key={each.id}>
                  <span lang={each.language}>{each.association}</span>, {each.code},{' '}
                  {t('catalogue:validTo', { date: format.day(each.validTo) })}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </Page>
  );
}
