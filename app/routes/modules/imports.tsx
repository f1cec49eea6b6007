import { data, type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listImports } from '#app/domains/modules/imports/list-imports.server.ts';
import { startImport } from '#app/domains/modules/imports/start-import.server.ts';
import { ImportList } from '#app/domains/modules/ui/import-list.tsx';
import { RefusedImport } from '#app/domains/modules/ui/refused-import.tsx';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { UploadForm } from '#app/domains/scorm/ui/upload-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'modules:import.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => ({
    imports: await listImports(ctx),
    largest: ARCHIVE_LIMITS.archiveBytes,
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerUpload(args, {
    said: 'modules:said.import',
    stage: stagePackage,
    async work(ctx, _, archive) {
      mustBeAllowed(ctx, isAuthor(ctx.actor));
      if (!archive) throw new DomainError('invalid', {}, { folder: 'file_needed' });
      const { id, refusal } = await startImport(ctx, archive);
      return id === null ? data({ refusal }, { status: 422 }) : redirect(urls.import(id));
    },
  });
}

export default function Imports() {
  const { imports, largest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('modules');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.author(), name: t('catalogue:own.title') }]}
      title={t('import.title')}
      lead={t('import.lead')}
    >
      <UploadForm
        answer={answer && 'refusal' in answer && <RefusedImport refusal={answer.refusal} />}
        name="folder"
        largest={largest}
        state={formState(answer)}
        words={{
          drop: t('import.drop'),
          dropHelp: t('import.dropHelp'),
          file: t('import.file'),
          button: t('import.button'),
        }}
      />
      <ImportList imports={imports} />
    </Page>
  );
}
