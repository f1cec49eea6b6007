import type { ReactNode } from 'react';
import { LanguageField, TextAreaField, TextField } from './fields.tsx';
import { ActionForm, type FormState } from './form.tsx';

type Text = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** A text of several lines; one line without. */
  rows?: number;
  value?: string;
};

/** Texts in one language: which, and each of them. */
export function WordsForm({
  intent,
  submit,
  state,
  language,
  texts,
}: {
  intent: string;
  submit: ReactNode;
  state: FormState;
  language: { label: ReactNode; value?: string; only?: string[] };
  texts: Text[];
}) {
  return (
    <ActionForm intent={intent} state={state} submit={submit}>
      <LanguageField name="language" state={state} {...language} />
      {texts.map(({ rows, ...text }) =>
        rows === undefined ? (
          <TextField key={text.name} state={state} {...text} />
        ) : (
          <TextAreaField key={text.name} state={state} rows={rows} {...text} />
        ),
      )}
    </ActionForm>
  );
}
