import { data, type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { InspectionReport } from '#app/domains/scorm/ui/inspection-report.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { FieldError } from '#app/ui/field.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
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
      {answer && 'report' in answer && <InspectionReport report={answer.report} />}
      <ActionForm
        encType="multipart/form-data"
        state={state}
        data-upload=""
        data-largest={largest}
        data-too-large={t('upload.tooLarge')}
        data-sending={t('upload.sending', { done: '{done}', all: '{all}' })}
        data-checking={t('upload.checking')}
        data-broken={t('upload.broken')}
      >
        {courseId && <input type="hidden" name="course" value={courseId} />}
        <label className="drop">
          <Icon name="upload" />
          <strong>{t('upload.drop')}</strong>
          <span className="small soft">{t('upload.dropHelp')}</span>
          <input
            type="file"
            name="package"
            accept=".zip,application/zip"
            aria-label={t('upload.file')}
            required
            {...(state.fields['package']
              ? { 'aria-invalid': true, 'aria-describedby': 'package-error' }
              : {})}
          />
        </label>
        <FieldError name="package" />
        <div className="upload" hidden>
          <Icon name="file" />
          <strong> </strong>
          <progress value="0" max="1" aria-label={t('upload.progress')} />
          <span className="small soft" data-state="" role="status" />
        </div>
        <button className="button beacon" type="submit">
          {t('upload.button')}
        </button>
      </ActionForm>
      <script type="module" src="/browser/upload.js" />
    </Page>
  );
}
