import type { ApplicationFile } from '#app/domains/credits/types.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DateField, FormScope, SelectField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm, type FormState } from '#app/ui/form.tsx';

type Known = {
  id: string;
  associationId: string;
  programmeId: string;
  file: ApplicationFile;
};

/** A course handed to an association for accreditation; `known` is one that came back. */
export function ApplicationForm({
  minutes,
  associations,
  state,
  known,
  first = false,
}: {
  minutes: number;
  associations: { value: string; name: string }[];
  state: FormState;
  known?: Known;
  first?: boolean;
}) {
  const { t } = useTranslation('credits');
  const file = known?.file;
  const agenda = file?.agenda.map((each) => `${each.minutes} ${each.title}`).join('\n');
  return (
    <FormScope name={known?.id ?? 'application'}>
      <ActionForm state={state} submit={t('application.send')} look={first ? 'beacon' : undefined}>
        {known ? (
          <>
            <input type="hidden" name="applicationId" value={known.id} />
            <input type="hidden" name="associationId" value={known.associationId} />
            <input type="hidden" name="programmeId" value={known.programmeId} />
          </>
        ) : (
          <>
            <SelectField
              name="associationId"
              label={t('application.to')}
              state={state}
              options={associations}
            />
            <SelectField
              name="programmeId"
              label={t('enrol.programme')}
              state={state}
              options={PROGRAMMES.map(({ id, name }) => ({ value: id, name }))}
            />
          </>
        )}
        {(['needs', 'outcomes', 'audience'] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`application.${name}`)}
            state={state}
            rows={3}
            value={file?.[name] ?? ''}
          />
        ))}
        <TextAreaField
          name="agenda"
          label={t('application.agenda')}
          help={t('application.agendaHelp', { minutes: t('common:minutes', { count: minutes }) })}
          state={state}
          rows={5}
          value={agenda ?? ''}
        />
        {(['faculty', 'funding'] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`application.${name}`)}
            state={state}
            rows={2}
            value={file?.[name] ?? ''}
          />
        ))}
        <DateField
          name="contentUntil"
          label={t('application.contentUntil')}
          state={state}
          value={file?.contentUntil ?? ''}
        />
      </ActionForm>
    </FormScope>
  );
}
