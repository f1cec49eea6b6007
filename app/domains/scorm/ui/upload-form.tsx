import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FieldError } from '#app/ui/field.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';

type Props = {
  /** Of the field with the zip. */
  name: string;
  /** Bytes. */
  largest: number;
  state: FormState;
  words: { drop: string; dropHelp: string; file: string; button: string };
  /** What was wrong with the last file; it goes when another is chosen. */
  answer?: ReactNode;
  /** Fields that are sent before the zip. */
  children?: ReactNode;
};

/** Takes one zip, with progress where its script runs. */
export function UploadForm({ name, largest, state, words, answer, children }: Props) {
  const { t } = useTranslation('scorm');
  return (
    <>
      {answer && (
        <div className="flow" data-answer="">
          {answer}
        </div>
      )}
      <ActionForm
        encType="multipart/form-data"
        state={state}
        data-upload=""
        data-largest={largest}
        data-too-large={t('upload.tooLarge')}
        data-sending={t('upload.sending', { done: '{done}', all: '{all}' })}
        data-checking={t('upload.checking')}
        data-broken={t('upload.broken')}
      >
        {children}
        <label className="drop">
          <Icon name="upload" />
          <strong>{words.drop}</strong>
          <span className="small soft">{words.dropHelp}</span>
          <input
            type="file"
            name={name}
            accept=".zip,application/zip"
            aria-label={words.file}
            required
            {...(state.fields[name] ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {})}
          />
        </label>
        <FieldError name={name} />
        <div className="upload" hidden>
          <Icon name="file" />
          <strong> </strong>
          <progress value="0" max="1" aria-label={t('upload.progress')} />
          <span className="small soft" data-state="" role="status" />
        </div>
        <button className="button beacon" type="submit">
          {words.button}
        </button>
      </ActionForm>
      <script type="module" src="/browser/upload.js" />
    </>
  );
}
