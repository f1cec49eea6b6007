import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { OfferedCredit } from '#app/domains/credits/ui/offered-credit.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import type { Gate } from '#app/domains/learning/completion/gates.ts';
import { isFailed, type TestResult } from '#app/domains/learning/completion/test-result.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { ConfirmedAction } from '#app/ui/buttons.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';
import { StillMissing, TryAgain } from './next-step.tsx';
import { TestOutcome } from './test-result.tsx';

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
    missing: MissingRequirement[];
    countedMs: number;
    minutesNeeded: number;
    results: TestResult[];
  } | null;
  /** Of a native course: the required parts that are missing, the next one first. */
  parts: { id: string; title: string; language: string }[];
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
  parts,
}: Props) {
  const { t } = useTranslation('learning');
  const offerText = useOfferText();
  const heading = credit ? offerText(credit, version.minutes) : t('decide.noCredit');
  const options = languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }));
  const next = registered?.gates.find((gate) => gate.state === 'next')?.id;
  const isOn = next === 'course' || next === 'disclosures';
  const failed = (registered?.results ?? []).filter(isFailed);
  const again = isOn ? failed.find((each) => each.next?.code === 'now') : undefined;
  // What else is missing comes before another attempt.
  const isAgainFirst = again !== undefined && (!isNative || parts.length <= failed.length);
  const isBlocked = failed.some(
    (each) => each.part === null && each.next !== null && each.next.code !== 'now',
  );
  return (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <h2 id="decide">{heading}</h2>
      <OfferedCredit credit={credit} />
      {(failed.length > 0 ? failed : (registered?.results.slice(-1) ?? [])).map((each) => (
        <TestOutcome key={each.part?.id ?? ''} result={each} />
      ))}
      {registered?.begun && isOn && (
        <StillMissing
          slug={slug}
          missing={registered.missing}
          hasFailed={failed.length > 0}
          time={{ ms: registered.countedMs, needed: registered.minutesNeeded }}
          parts={parts}
        />
      )}
      {again && <TryAgain slug={slug} result={again} isFirst={isAgainFirst} />}
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
      {registered && !isBlocked && (
        <ActionForm
          className="flow"
          intent="launch"
          hidden={{ shown: shown ?? '' }}
          submit={
            !registered.begun
              ? t('decide.start')
              : isOn && !isAgainFirst
                ? t('common:continue')
                : t(isOn ? 'decide.lookAgain' : 'decide.again')
          }
          look={isOn && !isAgainFirst ? 'beacon wide' : 'wide'}
        >
          {tries > 0 && next === 'course' && <Note>{t('decide.tries', { count: tries })}</Note>}
        </ActionForm>
      )}
      {registered?.begun && next === 'course' && !isNative && failed.length === 0 && (
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
