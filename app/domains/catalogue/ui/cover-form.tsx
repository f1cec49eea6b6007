import { useTranslation } from '#app/i18n/use-translation.ts';
import { FileField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

/** The picture of a course, and a form that sets another. `hash`: null where it has none. */
export function CoverForm({ hash, state }: { hash: string | null; state: FormState }) {
  const { t } = useTranslation('catalogue');
  return (
    <ActionForm encType="multipart/form-data" state={state} submit={t('own.coverSet')}>
      <h2>{t('own.cover')}</h2>
      {hash && <img className="course-cover" src={urls.cover(hash)} alt="" />}
      <FileField
        name="cover"
        label={t('own.coverFile')}
        help={t('own.coverHelp')}
        accept="image/png,image/jpeg,image/webp"
        required
      />
    </ActionForm>
  );
}
