import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure, TextField } from '#app/ui/form.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';
import { Note } from '#app/ui/note.tsx';

/** The same again every so many weeks. */
export function SeriesForm({ sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'repeat'}>
      <summary>{t('series.title')}</summary>
      <form className="form" method="post">
        <Note>{t('series.help')}</Note>
        <FormFailure state={stateOf('repeat')} />
        <TextField
          name="weeks"
          label={t('series.weeks')}
          state={stateOf('repeat')}
          value="1"
          inputMode="numeric"
        />
        <TextField
          name="times"
          label={t('series.times')}
          state={stateOf('repeat')}
          value="3"
          inputMode="numeric"
        />
        <button className="button" name="intent" value="repeat">
          {t('series.button')}
        </button>
      </form>
    </details>
  );
}
