import { AbsenceInput, SpecialistSettingsInput, TemplateInput } from '#app/domains/consultations/schemas.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { addAbsence } from '#app/domains/consultations/specialists/add-absence.server.ts';
import { readSpecialistSettings } from '#app/domains/consultations/specialists/read-specialist-settings.server.ts';
import { removeAbsence } from '#app/domains/consultations/specialists/remove-absence.server.ts';
import { removeTemplate } from '#app/domains/consultations/specialists/remove-template.server.ts';
import { saveSpecialistSettings } from '#app/domains/consultations/specialists/save-specialist-settings.server.ts'; // oxfmt-ignore
import { CheckedForm, CheckedScript } from '#app/domains/consultations/ui/checked-form.tsx';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { RemoveForm } from '#app/domains/consultations/ui/remove-form.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { DateField, NumberField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { languageOptions, optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'consultations:answering.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, (ctx) => readSpecialistSettings(ctx));

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: {
      save: 'consultations:said.answering',
      away: 'consultations:said.away',
      back: 'consultations:said.back',
      forget: 'consultations:said.forget',
    },
    guard: requireVerifiedProfessional,
    back: urls.answering(),
    lists: ['specialties', 'languages', 'days'],
    intents: {
      save: act(saveSpecialistSettings),
      away: act(addAbsence),
      back: act(fields('id'), (ctx, { id }) => removeAbsence(ctx, id)),
      forget: act(fields('id'), (ctx, { id }) => removeTemplate(ctx, id)),
    },
  });
}

export default function Answering() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { stateOf } = formStates(useActionData());
  return (
    <Page
      className="flow"
      trail={[{ to: urls.consultations(), name: t('list.title') }]}
      title={t(data.answers ? 'answering.title' : 'answering.begin')}
      lead={t('answering.lead')}
    >
      <div className="columns">
        <ActionForm
          asks={SpecialistSettingsInput}
          intent="save"
          state={stateOf('save')}
          values={data}
          submit={t('answering.save')}
          look="beacon"
        >
          <Choices
            name="state"
            kind="radio"
            legend={t('answering.state')}
            options={optionsOf(['active', 'paused'], (value) => t(`answering.${value}`))}
          />
          <NumberField
            name="maxOpen"
            label={t('answering.maxOpen')}
            help={t('answering.maxOpenHelp')}
            className="input short"
          />
          <Choices
            name="languages"
            kind="checkbox"
            legend={t('answering.languages')}
            options={languageOptions()}
          />
          <Choices
            name="days"
            kind="checkbox"
            legend={t('answering.days')}
            options={optionsOf([1, 2, 3, 4, 5, 6, 7], (day) => format.weekday(day))}
          />
          <SpecialtyChoices legend={t('answering.specialties')} />
        </ActionForm>
        <div className="flow">
          <section className="card flow">
            <h2>{t('answering.away')}</h2>
            <Note>{t('answering.awayHelp')}</Note>
            <Rows>
              {data.absences.map((each) => (
                <li key={each.id}>
                  <p>
                    {format.day(each.fromDay)} – {format.day(each.toDay)}
                  </p>
                  <RemoveForm intent="back" id={each.id} />
                </li>
              ))}
            </Rows>
            <ActionForm asks={AbsenceInput} intent="away" state={stateOf('away')} submit={t('answering.add')}>
              <DateField name="fromDay" label={t('answering.from')} />
              <DateField name="toDay" label={t('answering.to')} />
            </ActionForm>
          </section>
          <section className="card flow">
            <h2>{t('answering.templates')}</h2>
            <Note>{t('answering.templatesHelp')}</Note>
            <Rows>
              {data.templates.map((each) => (
                <li key={each.id}>
                  <details>
                    <summary>{each.title}</summary>
                    <p className="written">{each.body}</p>
                  </details>
                  <RemoveForm intent="forget" id={each.id} sure />
                </li>
              ))}
            </Rows>
            <CheckedForm asks={TemplateInput} scope="template" act={urls.templateAct()}>
              <TextField name="title" label={t('answering.templateTitle')} data-check="" />
              <TextAreaField name="body" label={t('answering.templateBody')} rows={5} />
              <button className="button">{t('answering.templateAdd')}</button>
            </CheckedForm>
          </section>
        </div>
      </div>
      <CheckedScript />
    </Page>
  );
}
