import { data, type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { InspectionReport } from '#app/domains/scorm/ui/inspection-report.tsx';
import { UploadForm } from '#app/domains/scorm/ui/upload-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'scorm:upload.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeAllowed(ctx, isAuthor(ctx.actor));
    return {
      courseId: new URL(args.request.url).searchParams.get('course'),
      largest: ARCHIVE_LIMITS.archiveBytes,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerUpload(args, {
    said: 'scorm:said.upload',
    stage: stagePackage,
    async work(ctx, fields, archive) {
      mustBeAllowed(ctx, isAuthor(ctx.actor));
      if (!archive) throw new DomainError('invalid', {}, { package: 'file_needed' });
      const { id, report } = await receivePackage(ctx, archive);
      return id ? redirect(urls.package(id, fields['course'])) : data({ report }, { status: 422 });
    },
  });
}

export default function Upload() {
  const { courseId, largest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = formState(answer);
  const { t } = useTranslation('scorm');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.author(), name: t('catalogue:own.title') }]}
      title={t('upload.title')}
      lead={t('upload.lead')}
    >
      <UploadForm
        answer={answer && 'report' in answer && <InspectionReport report={answer.report} />}
        name="package"
        largest={largest}
        state={state}
        words={{
          drop: t('upload.drop'),
          dropHelp: t('upload.dropHelp'),
          file: t('upload.file'),
          button: t('upload.button'),
        }}
      >
        {courseId && <input type="hidden" name="course" value={courseId} />}
      </UploadForm>
    </Page>
  );
}
