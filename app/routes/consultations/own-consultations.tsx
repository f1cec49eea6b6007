import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { readCaseStatistics } from '#app/domains/consultations/statistics/read-case-statistics.server.ts';
import { addReleaser } from '#app/domains/consultations/release/add-releaser.server.ts';
import { listReleasers } from '#app/domains/consultations/release/list-releasers.server.ts';
import { removeReleaser } from '#app/domains/consultations/release/remove-releaser.server.ts';
import { rulesRevision } from '#app/domains/consultations/rules/rules-revision.server.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { saveRules } from '#app/domains/consultations/rules/save-rules.server.ts'; // oxfmt-ignore
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { RemoveForm } from '#app/domains/consultations/ui/remove-form.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { ReleaserInput, RulesInput } from '#app/domains/consultations/schemas.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Tick } from '#app/ui/choices.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pairs, Table } from '#app/ui/table.tsx';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'consultations:own.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const slug = args.params['slug']!;
    const association = await requireOwnAssociation(ctx, slug);
    const rules = await readRules(ctx.db.read, association.id);
    const { secondPerson, keepMonths, credit, readerMinutes } = rules;
    return {
      association: { slug, name: association.name },
      overview: await readCaseStatistics(ctx, slug),
      rules: { secondPerson, keepMonths, credit, readerMinutes },
      revision: rulesRevision(rules),
      releasers: await listReleasers(ctx, slug),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: {
      rules: 'consultations:said.rules',
      releaser: 'consultations:said.releaser',
      unreleaser: 'consultations:said.unreleaser',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.ownConsultations(slug),
    intents: {
      rules: act((ctx, values) => saveRules(ctx, slug, values)),
      releaser: act((ctx, values) => addReleaser(ctx, slug, values)),
      unreleaser: act(fields('id'), (ctx, { id }) => removeReleaser(ctx, slug, id)),
    },
  });
}

export default function OwnConsultations() {
  const { association, overview, rules, revision, releasers } = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  const { stateOf } = formStates(useActionData());
  const hours = (value: number | null) =>
    value === null ? '–' : t('own.hours', { count: Math.round(value) });
  const types = optionsOf(ACTIVITY_TYPES, (value) => t(`credits:activity.types.${value}`));
  return (
    <Page className="flow" trail={associationTrail(association)} title={t('own.title')} lead={t('own.lead')}>
      {overview.asked === 0 ? (
        <Empty title={t('own.none')} />
      ) : (
        <div className="columns">
          <div className="flow">
            <Pairs
              text
              pairs={[
                [t('own.asked'), format.number(overview.asked, 0)],
                [t('own.open'), format.number(overview.open, 0)],
                [t('own.answered'), format.number(overview.answered, 0)],
                [t('own.closed'), format.number(overview.closed, 0)],
                [t('own.median'), hours(overview.medianHours)],
                [t('own.inTime'), overview.inTime === null ? '–' : format.percent(overview.inTime)],
                [
                  t('own.usefulness'),
                  overview.usefulness === null ? '–' : format.number(overview.usefulness),
                ],
              ]}
            />
            <Table
              caption={t('own.bySpecialty')}
              columns={[
                { key: 'name', name: t('ask.specialty') },
                { key: 'size', name: t('own.asked'), amount: true },
                { key: 'closed', name: t('own.closed'), amount: true },
                { key: 'hours', name: t('own.time'), amount: true },
              ]}
              rows={overview.specialties.map(({ name, size, counts }) => ({
                key: name,
                cells: [
                  specialtyName(name),
                  counts ? format.number(size, 0) : t('own.few', { count: MIN_GROUP_SIZE }),
                  counts ? format.number(counts.closed, 0) : '–',
                  counts ? hours(counts.medianHours) : '–',
                ],
              }))}
            />
          </div>
          <aside className="card flow">
            <h2>{t('own.outcomes')}</h2>
            <ul className="list">
              {overview.outcomes.map(({ outcome, count }) => (
                <li key={outcome}>
                  {t(`outcome.${outcome}`)}: <b>{format.number(count, 0)}</b>
                </li>
              ))}
            </ul>
          </aside>
        </div>
      )}
      <div className="halves">
        <ActionForm
          asks={RulesInput}
          intent="rules"
          hidden={{ revision }}
          state={stateOf('rules')}
          values={rules}
          overwrites
          submit={t('answering.save')}
        >
          <h2>{t('own.rules')}</h2>
          <Tick name="secondPerson" label={t('own.secondPerson')} help={t('own.secondPersonHelp')} />
          <NumberField
            name="keepMonths"
            label={t('own.keepMonths')}
            help={t('own.keepMonthsHelp')}
            className="input short"
          />
          {(['asker', 'specialist', 'reader'] as const).map((side) => (
            <SelectField
              key={side}
              name={`credit${side[0]!.toUpperCase()}${side.slice(1)}`}
              label={t(`own.credit.${side}`)}
              value={rules.credit[side]}
              options={types}
              empty={t('own.credit.none')}
            />
          ))}
          <NumberField name="readerMinutes" label={t('own.readerMinutes')} className="input short" />
        </ActionForm>
        <section className="flow">
          <h2>{t('own.releasers')}</h2>
          <Note>{t('own.releasersHelp')}</Note>
          {releasers.length > 0 && (
            <Rows>
              {releasers.map((each) => (
                <li key={each.id}>
                  <p>{each.name}</p>
                  <RemoveForm intent="unreleaser" id={each.id} />
                </li>
              ))}
            </Rows>
          )}
          <ActionForm
            asks={ReleaserInput}
            intent="releaser"
            state={stateOf('releaser')}
            submit={t('answering.add')}
          >
            <TextField name="email" type="email" label={t('own.releaser')} />
          </ActionForm>
        </section>
      </div>
    </Page>
  );
}
