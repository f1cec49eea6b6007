import { SendBackInput } from '#app/domains/consultations/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { urls } from '#app/urls.ts';
import { CheckedForm } from './checked-form.tsx';

/** The form with which the releaser returns a question; the button to release stands beside the text. */
export function SendBackForm({
  id,
  keeps,
}: {
  id: string;
  keeps: { field: string; kind: string; reason: string }[];
}) {
  const { t } = useTranslation('consultations');
  const text = useWordFor('consultations', 'text');
  const kind = useWordFor('consultations', 'check.kind');
  const reason = useWordFor('consultations', 'check.keep');
  return (
    <>
      {keeps.length > 0 && (
        <section>
          <h2 className="legend">{t('release.keeps')}</h2>
          <ul>
            {keeps.map((each, i) => (
              <li key={i}>
                {text(each.field)}: {kind(each.kind)}. {reason(each.reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CheckedForm asks={SendBackInput} scope="back" act={urls.consultationAct(id)}>
        <input type="hidden" name="intent" value="send-back" />
        <TextAreaField name="body" label={t('release.why')} help={t('release.whyHelp')} rows={3} />
        <button className="button danger">{t('release.back')}</button>
      </CheckedForm>
    </>
  );
}
