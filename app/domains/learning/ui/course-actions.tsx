import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SelectField, formState } from '#app/ui/form.tsx';
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
  registered,
}: Props) {
  const { t } = useTranslation('learning');
  const offerText = useOfferText();
  const none = formState(null);
  const heading = credit ? offerText(credit) : t('decide.noCredit');
  const options = languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }));
  const next = registered?.gates.find((gate) => gate.state === 'next')?.id;
  return (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <h2 id="decide">{heading}</h2>
      {!signedIn && (
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
      {signedIn && !registered && (
        <form className="form" method="post">
          <input type="hidden" name="intent" value="register" />
          <input type="hidden" name="shown" value={shown ?? ''} />
          <SelectField
            name="language"
            label={t('decide.language')}
            state={none}
            value={variant.language}
            options={options}
          />
          <button className="button beacon wide">{t('decide.register')}</button>
          <Note>{t('decide.leave', { minutes: t('common:minutes', { count: version.minutes }) })}</Note>
        </form>
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
        <form method="post" className="flow">
          <input type="hidden" name="shown" value={shown ?? ''} />
          {tries > 0 && next === 'course' && <Note>{t('decide.tries', { count: tries })}</Note>}
          <button
            className={next === 'course' || next === 'disclosures' ? 'button beacon wide' : 'button wide'}
            name="intent"
            value="launch"
          >
            {!registered.begun
              ? t('decide.start')
              : next === 'course' || next === 'disclosures'
                ? t('common:continue')
                : t('decide.again')}
          </button>
        </form>
      )}
      {registered?.begun && next === 'course' && (
        <ConfirmedAction
          summary={t('decide.anew')}
          help={t('decide.anewHelp')}
          button={t('decide.anewSure')}
          intent="start-over"
        />
      )}
      {registered && next === 'course' && languages.length > 1 && (
        <form className="form" method="post">
          <input type="hidden" name="intent" value="language" />
          <SelectField
            name="language"
            label={t('decide.otherLanguage')}
            help={t('decide.otherLanguageHelp')}
            state={none}
            value={variant.language}
            options={options}
          />
          <button className="button">{t('decide.change')}</button>
        </form>
      )}
      {registered && !registered.completedAt ? (
        <ConfirmedAction
          summary={t('decide.end')}
          help={t('decide.endHelp')}
          button={t('decide.endSure')}
          intent="end"
          danger
        />
      ) : null}
    </aside>
  );
}

type ConfirmedActionProps = {
  summary: string;
  help: string;
  button: string;
  intent: string;
  danger?: boolean;
};

/** An action that needs a second step, with its consequences. */
const ConfirmedAction = ({ summary, help, button, intent, danger = false }: ConfirmedActionProps) => (
  <details className="flow">
    <summary className="small">{summary}</summary>
    <p className="small">{help}</p>
    <form method="post">
      <button className={danger ? 'button danger' : 'button'} name="intent" value={intent}>
        {button}
      </button>
    </form>
  </details>
);
