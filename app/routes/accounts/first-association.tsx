import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { leaveFirstSteps } from '#app/domains/accounts/first-steps/leave-first-steps.server.ts';
import { takeFirstStep } from '#app/domains/accounts/first-steps/take-first-step.server.ts';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { readProfile } from '#app/domains/accounts/people/read-profile.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { FirstStepPage } from '#app/domains/accounts/ui/first-step-page.tsx';
import { JoinForm } from '#app/domains/accounts/ui/join-form.tsx';
import { WaitingRequest } from '#app/domains/accounts/ui/waiting-request.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formStates } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:first.association.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { country, registrationNumber } = await readProfile(ctx);
    const membership = await readOwnMembership(ctx);
    return { country, registrationNumber, membership, associations: await listAssociations(ctx) };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.firstProgramme(),
    said: { '': 'accounts:said.join', skip: null, later: null },
    intents: {
      '': act(applyForMembership),
      skip: act((ctx) => takeFirstStep(ctx, 'association')),
      later: act(async (ctx) => {
        await leaveFirstSteps(ctx);
        return redirect(urls.home());
      }),
    },
  });
}

export default function FirstAssociation() {
  const { membership, ...own } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  const hasAsked = membership !== null;
  return (
    <FirstStepPage step="association" skip={hasAsked ? t('common:continue') : t('first.association.skip')}>
      {hasAsked ? <WaitingRequest membership={membership} /> : <JoinForm {...own} state={stateOf('')} />}
    </FirstStepPage>
  );
}
