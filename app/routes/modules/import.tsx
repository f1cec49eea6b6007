import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cancelImport } from '#app/domains/modules/imports/cancel-import.server.ts';
import { readImport } from '#app/domains/modules/imports/read-import.server.ts';
import { ImportOutcome } from '#app/domains/modules/ui/import-outcome.tsx';
import { RunningImport } from '#app/domains/modules/ui/running-import.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { id, fileName, state, isWaiting, done, total, recording, faults, refusal, courseId } =
      await readImport(ctx, args.params['importId']!);
    const progress = { done, total, recording };
    return { title: fileName, id, state, isWaiting, progress, faults, refusal, courseId };
  });
}

export function action(args: ActionFunctionArgs) {
  const importId = args.params['importId']!;
  return actions(args, {
    said: { cancel: 'modules:said.cancelImport' },
    guard: (ctx) => readImport(ctx, importId),
    back: urls.import(importId),
    intents: { cancel: act((ctx) => cancelImport(ctx, importId)) },
  });
}

export default function ImportPage() {
  const { title, state, isWaiting, progress, faults, refusal, courseId } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('modules');
  return (
    <Page
      className="narrow flow"
      trail={[
        { to: urls.author(), name: t('catalogue:own.title') },
        { to: urls.imports(), name: t('import.title') },
      ]}
      title={title}
    >
      {state === 'running' ? (
        <RunningImport isWaiting={isWaiting} progress={progress} state={stateOf('cancel')} />
      ) : (
        <ImportOutcome state={state} faults={faults} refusal={refusal} courseId={courseId} />
      )}
    </Page>
  );
}
