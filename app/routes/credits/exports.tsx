import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { createExport } from '#app/domains/credits/exports/create-export.server.ts';
import { listLeftOut } from '#app/domains/credits/exports/list-left-out.server.ts';
import { LeftOut } from '#app/domains/credits/ui/left-out.tsx';
import { listExports } from '#app/domains/credits/exports/list-exports.server.ts';
import { programmeIdsForCountry, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { PageNumber } from '#app/platform/paged.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { optionsOf } from '#app/ui/options.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:exports.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = new URL(args.request.url).searchParams;
    const programmeIds = programmeIdsForCountry(association.country).filter(
      (id) => programmeOrThrow(id).country === association.country,
    );
    const shown = programmeIds.find((id) => id === asked.get('programme')) ?? programmeIds[0];
    const page = PageNumber.parse(asked.get('page'));
    return {
      shown: shown ?? null,
      page,
      leftOut: shown ? await listLeftOut(ctx, association.id, shown, page) : null,
      association,
      nothing: asked.has('nothing'),
      exports: await listExports(ctx, association.id),
      programmeIds: programmeIdsForCountry(association.country),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    back: ({ did }) => urls.exports(slug) + (did ? '' : '?nothing'),
    said: ({ did }) => (did ? 'credits:said.export' : null),
    form: act(async (ctx, values) => createExport(ctx, (await requireOwnAssociation(ctx, slug)).id, values)),
  });
}

export default function Exports() {
  const { association, exports, programmeIds, nothing, shown, leftOut, page } =
    useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('exports.title')}
      lead={t('exports.lead')}
    >
      {nothing && <Alert tone="info" title={t('exports.nothing')} />}
      <ActionForm state={state} submit={t('exports.make')} look="beacon">
        <SelectField
          name="programmeId"
          label={t('enrol.programme')}
          help={t('exports.consent')}
          options={optionsOf(programmeIds, programmeName)}
        />
      </ActionForm>
      {exports.length === 0 ? (
        <Empty title={t('exports.none')} />
      ) : (
        <Table
          caption={t('exports.title')}
          columns={[
            { key: 'number', name: t('exports.number') },
            { key: 'programme', name: t('enrol.programme') },
            { key: 'made', name: t('exports.made') },
            { key: 'lines', name: t('exports.lines'), amount: true },
            { key: 'file', name: t('exports.file'), text: true },
          ]}
          rows={exports.map((each) => ({
            key: each.id,
            cells: [
              each.number,
              programmeName(each.programmeId),
              format.dateTime(each.createdAt),
              format.number(each.lines, 0),
              <span key="files" className="cluster links">
                <a href={urls.exportFile(association.slug, each.id, 'xlsx')}>Excel</a>
                <a href={urls.exportFile(association.slug, each.id, 'csv')}>CSV</a>
                <a href={urls.exportFile(association.slug, each.id, 'json')}>JSON</a>
              </span>,
            ],
          }))}
        />
      )}
      {shown && leftOut && (
        <LeftOut
          slug={association.slug}
          programme={programmeName(shown)}
          leftOut={leftOut}
          page={page}
          to={(n) => `?programme=${shown}&page=${n}#left-out`}
        />
      )}
    </Page>
  );
}
