import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { describeWork } from '#app/domains/accounts/first-steps/describe-work.server.ts';
import { leaveFirstSteps } from '#app/domains/accounts/first-steps/leave-first-steps.server.ts';
import { readProfile } from '#app/domains/accounts/people/read-profile.server.ts';
import { countryOfTimeZone } from '#app/domains/accounts/people/usual-time-zone.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { FirstStepPage } from '#app/domains/accounts/ui/first-step-page.tsx';
import { WorkForm } from '#app/domains/accounts/ui/work-form.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formStates } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:first.about.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { country, profession, specialty, languages, timeZone } = await readProfile(ctx);
    return {
      country: country ?? countryOfTimeZone(timeZone),
      profession,
      specialty,
      // Of somebody who has not said yet what they read: what they are reading now, and English.
      languages: profession ? languages : [...new Set([...languages, locale, 'en'])],
      timeZone,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.firstAssociation(),
    said: { '': null, later: null },
    lists: ['languages'],
    intents: {
      '': act(describeWork),
      later: act(async (ctx) => {
        await leaveFirstSteps(ctx);
        return redirect(urls.home());
      }),
    },
  });
}

export default function FirstWork() {
  const work = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  return (
    <FirstStepPage step="about">
      <WorkForm work={work} state={stateOf('')} />
      <script type="module" src="/browser/time-zone.js" />
    </FirstStepPage>
  );
}
