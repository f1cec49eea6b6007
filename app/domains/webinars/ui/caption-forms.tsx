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

/** Captions by language: written, then signed by somebody who has read them. */
export function CaptionForms({ captions, state }: { captions: Caption[]; state: FormState }) {
  const { t } = useTranslation('webinars');
  const left = LOCALES.map(({ code }) => code).filter(
    (code) => !captions.some((each) => each.language === code),
  );
  const stateOf = ({ language }: Caption) => stateOfOne(state, { language });
  const ofNew = captions.some((each) => wasSent(stateOf(each))) ? NO_STATE : state;
  return (
    <section className="flow">
      <h2>{t('ownRecording.captions')}</h2>
      <Note>{t('ownRecording.captionsHelp')}</Note>
      {captions.map((each) => (
        <Disclosure
          key={each.language}
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
            <ActionButton intent="sign" hidden={{ language: each.language, revision: each.revision }}>
              {t('ownRecording.sign')}
            </ActionButton>
          )}
        </Disclosure>
      ))}
      {left.length > 0 && (
        <Disclosure summary={t('ownRecording.more')} state={ofNew}>
          <ActionForm
            scope="new"
            intent="captions"
            hidden={{ revision: '0' }}
            state={ofNew}
            // In a language that there is meanwhile, the form of that language comes back.
            overwrites={false}
            submit={t('common:save')}
          >
            <LanguageField name="language" label={t('form.language')} only={left} />
            <TextAreaField name="body" label="WebVTT" value={'WEBVTT\n\n'} rows={6} />
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
      scope={language}
      intent="captions"
      hidden={{ language, revision }}
      state={state}
      overwrites
      submit={t('common:save')}
    >
      <TextAreaField name="body" label="WebVTT" value={body} rows={8} lang={language} />
    </ActionForm>
  );
}
