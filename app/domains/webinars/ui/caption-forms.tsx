import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { LanguageField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionButton, ActionForm, type FormState, NO_STATE } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';

type Caption = { language: string; body: string; revision: number; signed: boolean };

/** Captions by language: written, then signed by somebody who has read them. */
export function CaptionForms({
  captions,
  sent,
  state,
}: {
  captions: Caption[];
  sent: string;
  state: FormState;
}) {
  const { t } = useTranslation('webinars');
  const left = LOCALES.map(({ code }) => code).filter(
    (code) => !captions.some((each) => each.language === code),
  );
  const isSent = ({ language }: Caption) => state.values['language'] === language;
  return (
    <section className="flow">
      <h2>{t('ownRecording.captions')}</h2>
      <Note>{t('ownRecording.captionsHelp')}</Note>
      {captions.map((each) => (
        <details key={each.language} open={sent === 'captions' && isSent(each)}>
          <summary>
            <span lang={each.language}>{nameOfLocale(each.language)}</span>{' '}
            <Tag tone={each.signed ? 'success' : 'warning'}>
              {t(each.signed ? 'ownRecording.signed' : 'ownRecording.unsigned')}
            </Tag>
          </summary>
          <CaptionForm caption={each} state={isSent(each) ? state : NO_STATE} />
          {!each.signed && (
            <ActionButton intent="sign" hidden={{ language: each.language, revision: each.revision }}>
              {t('ownRecording.sign')}
            </ActionButton>
          )}
        </details>
      ))}
      {left.length > 0 && (
        <details>
          <summary>{t('ownRecording.more')}</summary>
          <ActionForm intent="captions" hidden={{ revision: '0' }} submit={t('common:save')}>
            <LanguageField name="language" label={t('form.language')} only={left} />
            <TextAreaField name="body" label="WebVTT" value={'WEBVTT\n\n'} rows={6} />
          </ActionForm>
        </details>
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
      submit={t('common:save')}
    >
      <TextAreaField name="body" label="WebVTT" value={body} rows={8} lang={language} />
    </ActionForm>
  );
}
