import type { ReactNode } from 'react';
import { LanguageField, TextAreaField, TextField } from './fields.tsx';
import { ActionForm } from './form.tsx';

type Text = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** A text of several lines; one line without. */
  rows?: number;
};

/** Texts in one language: which, and each of them. */
export function WordsForm({
  language,
  texts,
  ...form
}: Omit<Parameters<typeof ActionForm>[0], 'children'> & {
  language: { label: ReactNode; only?: string[] };
  texts: Text[];
}) {
  return (
    <ActionForm {...form}>
      <LanguageField name="language" {...language} />
      {texts.map(({ rows, ...text }) =>
        rows === undefined ? (
          <TextField key={text.name} {...text} />
        ) : (
          <TextAreaField key={text.name} rows={rows} {...text} />
        ),
      )}
    </ActionForm>
  );
}
