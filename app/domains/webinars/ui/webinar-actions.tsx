import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { OfferedCredit } from '#app/domains/credits/ui/offered-credit.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Tag } from '#app/ui/alert.tsx';
import { ConfirmedAction } from '#app/ui/buttons.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Props = {
  id: string;
  slug: string;
  state: 'coming' | 'live' | 'over' | 'cancelled';
  variant: { language: string };
  languages: string[];
  credit: CreditOffer | null;
  signedIn: boolean;
  seat: 'seat' | 'waiting' | 'left' | null;
  registrationId: string | null;
  isStaff: boolean;
  mayEnter: boolean;
  /** It is live, or begins within a quarter of an hour. */
  isSoon: boolean;
  startsAt: Date | string;
  /** Free ones; null where everybody has one. */
  places: number | null;
  rule: { testPercent: number };
  /** Of the disclosures on this page; sent with the form that takes a seat. */
  shown: string | null;
  completed: boolean;
  evaluated: boolean;
  catchUpUntil: Date | string | null;
  recording: string | null;
};

/** The one decision of a webinar's page: take a seat, enter, watch what was missed, evaluate, or look at the credit. */
export function WebinarActions(data: Props) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const offerText = useOfferText();
  const heading = data.credit ? offerText(data.credit) : t('decide.noCredit');
  return (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <div>
        {data.seat === 'seat' && !data.evaluated && (
          <p>
            <Tag tone="success">{t('seatState.seat')}</Tag>
          </p>
        )}
        <h2 id="decide">{heading}</h2>
      </div>
      <OfferedCredit credit={data.credit} />
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
        <ActionForm hidden={{ shown: data.shown ?? '' }}>
          <LanguageField
            name="language"
            label={t('decide.language')}
            value={data.variant.language}
            only={data.languages}
          />
          <button className={data.isStaff ? 'button wide' : 'button beacon wide'} name="intent" value="take">
            {t(data.places === 0 ? 'decide.wait' : 'decide.take')}
          </button>
          {data.places !== null && <Note>{t('decide.places', { count: data.places })}</Note>}
        </ActionForm>
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
      {data.mayEnter &&
        (data.isSoon || data.isStaff) &&
        (data.state === 'coming' || data.state === 'live') && (
          <a className={data.isSoon ? 'button beacon wide' : 'button wide'} href={urls.room(data.slug)}>
            {t('decide.enter')}
          </a>
        )}
      {data.seat === 'seat' && data.state === 'coming' && !data.isSoon && (
        <Note>{t('decide.later', { time: format.dateTime(data.startsAt) })}</Note>
      )}
      {data.seat === 'seat' && data.state === 'over' && data.catchUpUntil && !data.completed && (
        <>
          <a className="button beacon wide" href={urls.room(data.slug)}>
            {t('room.catchUpButton')}
          </a>
          <p className="small">{t('room.catchUp', { until: format.dateTime(data.catchUpUntil) })}</p>
        </>
      )}
      {data.rule.testPercent > 0 && data.seat === 'seat' && data.state !== 'coming' && !data.completed && (
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
        <a
          className={data.seat === 'seat' && !data.isSoon ? 'button wide' : 'button plain wide'}
          href={urls.webinarCalendar(data.slug)}
        >
          <Icon name="calendar" />
          {t('decide.calendar')}
        </a>
      )}
      {data.isStaff && (
        <a className="button plain wide" href={urls.ownWebinar(data.id)}>
          {t('own.manage')}
        </a>
      )}
      {data.seat && (data.state === 'coming' || data.state === 'live') && (
        <ConfirmedAction
          summary={t('decide.giveBack')}
          help={t(data.seat === 'waiting' ? 'decide.leaveWaitingHelp' : 'decide.giveBackHelp')}
          button={t('decide.giveBackSure')}
          intent="leave"
          look="danger"
        />
      )}
    </aside>
  );
}
