import { SeriesInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { NumberField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';
import { Note } from '#app/ui/note.tsx';

/** The same again every so many weeks. */
export function SeriesForm({ stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('series.title')} state={stateOf('repeat')}>
      <ActionForm
        asks={SeriesInput}
        intent="repeat"
        head={<Note>{t('series.help')}</Note>}
        state={stateOf('repeat')}
        submit={t('series.button')}
      >
        <NumberField name="weeks" label={t('series.weeks')} value={1} />
        <NumberField name="times" label={t('series.times')} value={3} />
      </ActionForm>
    </Disclosure>
  );
}
