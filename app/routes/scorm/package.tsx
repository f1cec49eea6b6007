import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { isPackagePublic } from '#app/domains/scorm/packages/is-package-public.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { proposeCompletionRule } from '#app/domains/scorm/packages/propose-completion-rule.server.ts';
import { readOwnPackage } from '#app/domains/scorm/packages/read-own-package.server.ts';
import { findFallbackCompletion } from '#app/domains/scorm/packages/find-fallback-completion.server.ts';
import { setFallbackCompletion } from '#app/domains/scorm/packages/set-fallback-completion.server.ts';
import { hashContent } from '#app/domains/catalogue/versions/hash-content.server.ts';
import { OFFLINE_MINUTES } from '#app/domains/catalogue/versions/offline-minutes.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { allowHost } from '#app/domains/scorm/sandbox/allow-host.server.ts';
import { setSandboxPermissions } from '#app/domains/scorm/sandbox/set-sandbox-permissions.server.ts';
import { FallbackCompletionForm } from '#app/domains/scorm/ui/fallback-completion-form.tsx';
import { SandboxPermissionsForm } from '#app/domains/scorm/ui/sandbox-permissions-form.tsx';
import { VersionChanges } from '#app/domains/scorm/ui/version-changes.tsx';
import { compareWithPublished } from '#app/domains/scorm/versions/compare-with-published.server.ts';
import { InspectionReport } from '#app/domains/scorm/ui/inspection-report.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formStates, wasSent } from '#app/ui/form-state.ts';
import { PackageForm } from '#app/domains/scorm/ui/package-form.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

const courseOf = (request: Request) => new URL(request.url).searchParams.get('course');

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const found = await readOwnPackage(ctx, args.params['packageId']!);
    const courseId = courseOf(args.request);
    const newest = courseId ? (await readOwnCourse(ctx, courseId))[0]! : null;
    // The words of the variant that holds this package, else of any: a new upload begins with what is there.
    const variant = newest?.variants.find((each) => each.packageId === found.id) ?? newest?.variants[0];
    const { rule, test } = await proposeCompletionRule(ctx, found.id, newest);
    return {
      title: found.report.title ?? found.fileName,
      fileName: found.fileName,
      id: found.id,
      isPublic: await isPackagePublic(ctx, found.id),
      report: found.report,
      test,
      needs: sandboxPermissionsFrom(found.needs),
      askedNeeds: found.askedNeeds,
      ownRule: await findFallbackCompletion(ctx, found.ownRule),
      courseId,
      revision: newest && hashContent(newest),
      compared: courseId
        ? await compareWithPublished(ctx, found.id, courseId, variant?.language ?? locale)
        : null,
      values: {
        title: variant?.title ?? found.report.title ?? '',
        summary: variant?.summary ?? found.report.description ?? '',
        objectives: variant?.objectives.join('\n') ?? '',
        language: variant?.language ?? locale,
        minutes: newest ? String(newest.version.minutes) : '',
        specialties: newest?.version.specialties ?? [],
        status: rule.status,
        minScore: rule.minScore ? String(Math.round(Number(rule.minScore) * 10_000) / 100) : '',
        minMinutes: String(rule.minMinutes),
        offlineMinutes: String(rule.offlineMinutes ?? OFFLINE_MINUTES),
        maxTries: String(rule.maxTries ?? 0),
        waitHours: String(rule.waitHours ?? 0),
        counts: rule.counts ?? 'last',
      },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['packageId']!;
  const courseId = courseOf(args.request);
  return actions(args, {
    said: {
      '': 'scorm:said.version',
      needs: 'scorm:said.needs',
      'allow-host': 'scorm:said.allowHost',
      'own-rule': 'scorm:said.ownRule',
      'no-own-rule': 'scorm:said.noOwnRule',
    },
    guard: (ctx) => readOwnPackage(ctx, id),
    back: urls.package(id, courseId ?? undefined),
    lists: ['specialties', 'needs'],
    intents: {
      '': act(async (ctx, values) =>
        redirect(urls.ownCourse(await addPackageToCourse(ctx, id, courseId, values))),
      ),
      needs: act((ctx, values) => setSandboxPermissions(ctx, id, values)),
      'allow-host': act((ctx, values) => allowHost(ctx, id, values)),
      'own-rule': act((ctx, values) => setFallbackCompletion(ctx, id, values)),
      'no-own-rule': act((ctx) => setFallbackCompletion(ctx, id, null)),
    },
  });
}

export default function Package() {
  const {
    title,
    fileName,
    id,
    isPublic,
    report,
    test,
    needs,
    askedNeeds,
    ownRule,
    revision,
    compared,
    values,
  } = useLoaderData<typeof loader>();
  // Three forms are on this page: each shows its own failure.
  const { stateOf } = formStates(useActionData());
  // A lone button has no fields to show errors in, and its values do not belong to the form.
  const allowed = { ...stateOf('allow-host'), values: {} };
  const { t } = useTranslation('scorm');
  return (
    <Page
      className="flow"
      trail={[{ to: urls.author(), name: t('catalogue:own.title') }]}
      title={title}
      lead={t(isPublic ? 'package.leadPublic' : 'package.lead', { file: fileName })}
      under={
        <>
          <p>
            <a href={urls.preview(id)}>{t('package.look')}</a>
          </p>
          <p>
            <a href={urls.packageAttempts(id)}>{t('trace.title')}</a>
          </p>
        </>
      }
    >
      <InspectionReport report={report} allowing={{ needs }} />
      {compared && <VersionChanges compared={compared} />}
      <PackageForm test={test} values={values} revision={revision} state={stateOf('')} />
      <SandboxPermissionsForm
        needs={needs}
        asked={askedNeeds}
        state={wasSent(allowed) ? allowed : stateOf('needs')}
      />
      <FallbackCompletionForm rule={ownRule} state={stateOf('own-rule')} />
    </Page>
  );
}
