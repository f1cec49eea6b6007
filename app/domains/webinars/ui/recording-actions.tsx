import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { OfferedCredit } from '#app/domains/credits/ui/offered-credit.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LanguageField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  variant: { language: string };
  languages: string[];
  credit: CreditOffer | null;
  signedIn: boolean;
  /** New learners may register. */
  isOffered: boolean;
  /** Of the disclosures on this page; sent with the form that begins. */
  shown: string | null;
  percent: number;
  durationMs: number;
  watchedMs: number;
  isThrough: boolean;
  registered: { id: string; completed: boolean; evaluated: boolean } | null;
};

/** The one decision of a recording's page: watch it, evaluate it, or look at the credit. */
export function RecordingActions({
  slug,
  variant,
  languages,
  credit,
  signedIn,
  shown,
  isOffered,
  registered,
  ...watched
}: Props) {
  const { t } = useTranslation('webinars');
  const offerText = useOfferText();
  return (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <h2 id="decide">{credit ? offerText(credit) : t('recording.noCredit')}</h2>
      <OfferedCredit credit={credit} />
      {!registered && !isOffered && <p>{t('recording.unpublished')}</p>}
      {!signedIn && isOffered && (
        <a className="button beacon wide" href={urls.signIn(urls.recording(slug))}>
          {t('recording.signIn')}
        </a>
      )}
      {signedIn && !registered && isOffered && (
        <ActionForm
          intent="register"
          hidden={{ shown: shown ?? '' }}
          submit={t('recording.watch')}
          look="beacon wide"
        >
          <LanguageField
            name="language"
            label={t('learning:decide.language')}
            value={variant.language}
            only={languages}
          />
        </ActionForm>
      )}
      {registered && (
        <>
          <p>{t('recording.watched', { percent: watched.percent })}</p>
          <progress max={watched.durationMs} value={watched.watchedMs} aria-label={t('recording.progress')} />
          <Note>{t('recording.needed')}</Note>
          {registered.completed && !registered.evaluated && (
            <a className="button beacon wide" href={urls.evaluation(registered.id)}>
              {t('learning:evaluation.open')}
            </a>
          )}
          {registered.evaluated && (
            <a className="button beacon wide" href={urls.credit()}>
              {t('learning:decide.credit')}
            </a>
          )}
          {!registered.completed && (
            <a className="button wide" href={urls.recording(slug)} data-done="" hidden={!watched.isThrough}>
              {t('recording.through')}
            </a>
          )}
        </>
      )}
    </aside>
  );
}
