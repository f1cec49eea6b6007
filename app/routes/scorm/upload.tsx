import { data, type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { InspectionReport } from '#app/domains/scorm/ui/inspection-report.tsx';
import { load } from '#app/http/load.server.ts';
import { refusal } from '#app/http/forms.server.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'scorm:upload.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeAllowed(ctx, isAuthor(ctx.actor));
    return { courseId: new URL(args.request.url).searchParams.get('course') };
  });
}

export async function action({ request, context: { ctx } }: ActionFunctionArgs) {
  try {
    mustBeAllowed(ctx, isAuthor(ctx.actor));
    const { fields, result } = await readUpload(request, (file) => receivePackage(ctx, file));
    if (!result) return refusal(new DomainError('file_needed'), request, {});
    if (result.id) return redirect(urls.package(result.id, fields['course']));
    return data({ report: result.report }, { status: 422 });
  } catch (error) {
    return refusal(error, request, {});
  }
}

export default function Upload() {
  const { courseId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('scorm');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.author(), name: t('catalogue:own.title') }]}
      title={t('upload.title')}
      lead={t('upload.lead')}
    >
      <FormFailure state={formState(answer)} />
      {answer && 'report' in answer && <InspectionReport report={answer.report} />}
      <ActionForm
        encType="multipart/form-data"
        data-upload=""
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
          />
        </label>
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
