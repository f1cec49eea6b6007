import type { MessageTexts } from '#app/domains/credits/types.ts';
import { MESSAGE_KINDS } from '#app/domains/credits/messages/message-input.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm, RequiredNote } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { optionsOf } from '#app/ui/options.ts';

type Props = {
  /** The association's language comes first, then English; the others are behind a summary. */
  language: string;
  texts: MessageTexts;
  kind: 'news' | 'cycle';
  /** Whether the members were chosen by their cycles: only then can a message be about these. */
  aboutCycles: boolean;
  state: FormState;
  submit: string;
  look?: string;
  intent?: string;
  overwrites?: boolean;
  hidden: Record<string, string | number>;
  children?: React.ReactNode;
};

/** Subject and text of a message, language by language. */
export function MessageForm({
  language,
  texts,
  kind,
  aboutCycles,
  state,
  submit,
  look,
  intent,
  overwrites = false,
  hidden,
  children,
}: Props) {
  const { t } = useTranslation('credits');
  const first = [...new Set([language, 'en'])];
  const others = LOCALES.map(({ code }) => code).filter((code) => !first.includes(code));
  return (
    <ActionForm
      state={state}
      submit={submit}
      look={look}
      intent={intent}
      overwrites={overwrites}
      hidden={hidden}
      noValidate
    >
      {children}
      <RequiredNote />
      {aboutCycles ? (
        <Choices
          name="kind"
          kind="radio"
          legend={t('message.kind')}
          values={[kind]}
          options={optionsOf(MESSAGE_KINDS, (each) => t(`message.kinds.${each}`))}
        />
      ) : (
        <input type="hidden" name="kind" value="news" />
      )}
      <Note>{t('message.languageHelp')}</Note>
      {first.map((code) => (
        <LanguagePart key={code} code={code} text={texts[code]} required={code === language} />
      ))}
      <Disclosure
        summary={t('message.otherLanguages')}
        open={others.some((code) => texts[code] !== undefined)}
      >
        {others.map((code) => (
          <LanguagePart key={code} code={code} text={texts[code]} />
        ))}
      </Disclosure>
    </ActionForm>
  );
}

function LanguagePart({
  code,
  text,
  required = false,
}: {
  code: string;
  text: MessageTexts[string] | undefined;
  required?: boolean;
}) {
  const { t } = useTranslation('credits');
  const name = LOCALES.find((each) => each.code === code)?.name ?? code;
  return (
    <fieldset className="flow">
      <legend className="legend" lang={code}>
        {name}
      </legend>
      <TextField
        name={`subject-${code}`}
        label={t('message.subject')}
        value={text?.subject ?? ''}
        required={required}
      />
      <TextAreaField
        name={`body-${code}`}
        label={t('message.body')}
        value={text?.body ?? ''}
        rows={6}
        required={required}
      />
    </fieldset>
  );
}
