import { CaptionsInput } from '#app/domains/webinars/schemas.ts';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { LanguageField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, NO_STATE, stateOfOne, wasSent } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

type Caption = { language: string; body: string; revision: number; signed: boolean };

/** Captions by language: written, then signed by somebody who has read them. The first that waits for that is open. */
export function CaptionForms({ captions, state }: { captions: Caption[]; state: FormState }) {
  const { t } = useTranslation('webinars');
  const left = LOCALES.map(({ code }) => code).filter(
    (code) => !captions.some((each) => each.language === code),
  );
  const stateOf = ({ language }: Caption) => stateOfOne(state, { language });
  const ofNew = captions.some((each) => wasSent(stateOf(each))) ? NO_STATE : state;
  const first = captions.find((each) => !each.signed) ?? captions[0];
  return (
    <section className="flow">
      <h2>{t('ownRecording.captions')}</h2>
      <Note>{t('ownRecording.captionsHelp')}</Note>
      {captions.map((each) => (
        <Disclosure
          key={each.language}
          open={each === first}
          state={stateOf(each)}
          summary={
            <>
              <span lang={each.language}>{nameOfLocale(each.language)}</span>{' '}
              <Tag tone={each.signed ? 'success' : 'warning'}>
                {t(each.signed ? 'ownRecording.signed' : 'ownRecording.unsigned')}
              </Tag>
            </>
          }
        >
          <CaptionForm caption={each} state={stateOf(each)} />
          {!each.signed && (
            <ActionButton
              intent="sign"
              hidden={{ language: each.language, revision: each.revision }}
              look="beacon"
            >
              {t('ownRecording.sign')}
            </ActionButton>
          )}
        </Disclosure>
      ))}
      {left.length > 0 && (
        <Disclosure summary={t('ownRecording.more')} state={ofNew}>
          <ActionForm
            asks={CaptionsInput}
            scope="new"
            intent="captions"
            hidden={{ revision: '0' }}
            state={ofNew}
            // In a language that there is meanwhile, the form of that language comes back.
            overwrites={false}
            submit={t('common:save')}
          >
            <LanguageField name="language" label={t('form.language')} only={left} />
            <Lines language={left[0]!} />
            <Raw value={'WEBVTT\n\n'} />
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}

function CaptionForm({ caption, state }: { caption: Caption; state: FormState }) {
  const { t } = useTranslation('webinars');
  const { language, revision, body } = caption;
  return (
    <ActionForm
      asks={CaptionsInput}
      scope={language}
      intent="captions"
      hidden={{ language, revision }}
      state={state}
      overwrites
      submit={t('ownRecording.saveCaptions')}
    >
      <Lines language={language} />
      <Raw value={body} language={language} />
    </ActionForm>
  );
}

/** What is sent. Open without a script, which draws lines of it instead. */
function Raw({ value, language }: { value: string; language?: string }) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('ownRecording.raw')} open small>
      <TextAreaField
        name="body"
        label="WebVTT"
        help={t('ownRecording.rawHelp')}
        value={value}
        rows={8}
        lang={language}
        spellCheck={false}
      />
    </Disclosure>
  );
}

/** The same as lines with times, which the script of the page fills. */
function Lines({ language }: { language: string }) {
  const { t } = useTranslation('webinars');
  return (
    <div className="flow" data-cues="" hidden>
      <ol className="cues" />
      <button className="button" type="button" data-part="add">
        {t('ownRecording.addLine')}
      </button>
      <template>
        <li>
          <label>
            <span className="visually-hidden">{t('ownRecording.lineFrom')}</span>
            <input className="input" inputMode="text" autoComplete="off" />
          </label>
          <label>
            <span className="visually-hidden">{t('ownRecording.lineTo')}</span>
            <input className="input" inputMode="text" autoComplete="off" />
          </label>
          <label>
            <span className="visually-hidden">{t('ownRecording.lineText')}</span>
            <textarea className="input" rows={2} lang={language} />
          </label>
          <div className="cluster">
            <button className="button small" type="button" data-part="play">
              {t('ownRecording.playLine')}
            </button>
            <button className="button plain small" type="button" data-part="remove">
              {t('ownRecording.deleteLine')}
            </button>
          </div>
        </li>
      </template>
    </div>
  );
}
