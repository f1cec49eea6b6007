import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { OfferedCredit } from '#app/domains/credits/ui/offered-credit.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { ConfirmedAction } from '#app/ui/buttons.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  variant: { language: string };
  languages: string[];
  version: { minutes: number };
  credit: CreditOffer | null;
  signedIn: boolean;
  /** Of the disclosures on this page; sent with the form that begins. */
  shown: string | null;
  tries: number;
  /** New learners may register. */
  isOffered: boolean;
  /** It has pages that one opens, and no package to begin again. */
  isNative: boolean;
  registered: {
    id: string;
    begun: boolean;
    gates: Gate[];
    evaluatedAt: unknown;
    completedAt: unknown;
  } | null;
};

/** The one decision of a course page: begin, go on, evaluate, or look at the credit. */
export function CourseActions({
  slug,
  variant,
  languages,
  version,
  credit,
  signedIn,
  shown,
  tries,
  isOffered,
  isNative,
  registered,
}: Props) {
  const { t } = useTranslation('learning');
  const offerText = useOfferText();
  const heading = credit ? offerText(credit, version.minutes) : t('decide.noCredit');
  const options = languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }));
  const next = registered?.gates.find((gate) => gate.state === 'next')?.id;
  return (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <h2 id="decide">{heading}</h2>
      <OfferedCredit credit={credit} />
      {!registered && !isOffered && <p>{t('decide.unpublished')}</p>}
      {!signedIn && isOffered && (
        <>
          <p className="small">{t('decide.signIn')}</p>
          <a className="button beacon wide" href={urls.signIn(urls.course(slug))}>
            {t('decide.signInButton')}
          </a>
          <p className="links">
            <a href={urls.register()}>{t('accounts:register.title')}</a>
          </p>
        </>
      )}
      {signedIn && !registered && isOffered && (
        <ActionForm intent="register" hidden={{ shown: shown ?? '' }}>
          <SelectField
            name="language"
            label={t('decide.language')}
            value={variant.language}
            options={options}
          />
          <button className="button beacon wide">{t('decide.register')}</button>
          <Note>{t('decide.leave', { minutes: t('common:minutes', { count: version.minutes }) })}</Note>
        </ActionForm>
      )}
      {registered && next === 'evaluation' && (
        <a className="button beacon wide" href={urls.evaluation(registered.id)}>
          {t('evaluation.open')}
        </a>
      )}
      {registered && !next && (
        <a className="button beacon wide" href={urls.credit()}>
          {t('decide.credit')}
        </a>
      )}
      {registered && (
        <ActionForm
          className="flow"
          intent="launch"
          hidden={{ shown: shown ?? '' }}
          submit={
            !registered.begun
              ? t('decide.start')
              : next === 'course' || next === 'disclosures'
                ? t('common:continue')
                : t('decide.again')
          }
          look={next === 'course' || next === 'disclosures' ? 'beacon wide' : 'wide'}
        >
          {tries > 0 && next === 'course' && <Note>{t('decide.tries', { count: tries })}</Note>}
        </ActionForm>
      )}
      {registered?.begun && next === 'course' && !isNative && (
        <ConfirmedAction
          className="flow"
          summary={t('decide.anew')}
          help={t('decide.anewHelp')}
          button={t('decide.anewSure')}
          intent="start-over"
        />
      )}
      {registered && next === 'course' && languages.length > 1 && (
        <ActionForm intent="language" submit={t('decide.change')}>
          <SelectField
            name="language"
            label={t('decide.otherLanguage')}
            help={isNative ? undefined : t('decide.otherLanguageHelp')}
            value={variant.language}
            options={options}
          />
        </ActionForm>
      )}
      {registered && !registered.completedAt ? (
        <ConfirmedAction
          className="flow"
          summary={t('decide.end')}
          help={t('decide.endHelp')}
          button={t('decide.endSure')}
          intent="end"
          look="danger"
        />
      ) : null}
    </aside>
  );
}
