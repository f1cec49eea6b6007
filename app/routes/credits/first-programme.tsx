import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { leaveFirstSteps } from '#app/domains/accounts/first-steps/leave-first-steps.server.ts';
import { takeFirstStep } from '#app/domains/accounts/first-steps/take-first-step.server.ts';
import { findOwnCountry } from '#app/domains/accounts/people/find-own-country.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { FirstStepPage } from '#app/domains/accounts/ui/first-step-page.tsx';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { programmesToEnrolIn } from '#app/domains/credits/enrolments/programmes-to-enrol-in.ts';
import { EnrolmentInput } from '#app/domains/credits/schemas.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { ProgrammeFields } from '#app/domains/credits/ui/programme-fields.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:first.programme.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => ({
    country: await findOwnCountry(ctx),
    programmes: programmesToEnrolIn(await readOwnCredit(ctx)),
  }));
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.home(),
    said: { '': 'credits:said.enrol', skip: null, later: null },
    intents: {
      '': act(enrolInProgramme),
      skip: act((ctx) => takeFirstStep(ctx, 'programme')),
      later: act(async (ctx) => {
        await leaveFirstSteps(ctx);
        return redirect(urls.home());
      }),
    },
  });
}

export default function FirstProgramme() {
  const own = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  return (
    <FirstStepPage step="programme" skip={t('accounts:first.programme.skip')}>
      <ActionForm asks={EnrolmentInput} state={stateOf('')} submit={t('enrol.button')} look="beacon">
        <ProgrammeFields {...own} />
        <Note>{t('enrol.confirm')}</Note>
      </ActionForm>
    </FirstStepPage>
  );
}
