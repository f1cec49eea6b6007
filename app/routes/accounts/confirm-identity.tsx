import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useContext } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { confirmIdentity } from '#app/domains/accounts/security/confirm-identity.server.ts';
import { readConfirmationMethods } from '#app/domains/accounts/security/read-confirmation-methods.server.ts';
import { ConfirmIdentityForm } from '#app/domains/accounts/ui/confirm-identity-form.tsx';
import { CONFIRMING } from '#app/http/confirming.ts';
import { answerOnce, PRESSED_TWICE, takePageView } from '#app/http/answer-once.server.ts';
import { load } from '#app/http/load.server.ts';
import { readPairs, refusal, safePath } from '#app/http/forms.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { PageViewContext } from '#app/ui/hidden-fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:security.confirm.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, readConfirmationMethods);

/**
 * A form that needs a fresh sign-in is redirected here with its fields (307), and from here back again. Meanwhile its fields
 * are hidden fields of the page, so that it works without a script and nothing is lost.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = context;
  const to = safePath(new URL(request.url).searchParams.get('to')) ?? urls.security();
  let carried: [string, string][] = [];
  try {
    const pairs = await readPairs(request);
    carried = pairs.filter(([name]) => !name.startsWith(CONFIRMING));
    const shown = pairs.filter(([name]) => name.startsWith(CONFIRMING));
    await readConfirmationMethods(ctx);
    if (shown.length === 0) return data({ carried });
    const proof = takePageView(
      ctx,
      Object.fromEntries(shown.map(([name, value]) => [name.slice(CONFIRMING.length), value])),
    );
    return (await answerOnce<unknown>(
      { request, context, ...proof },
      async () => async (own) => {
        await confirmIdentity(own.ctx, proof.values);
        return redirect(to, carried.length > 0 ? 307 : 302);
      },
      // A second press after the confirmation goes on; after ten minutes, when the confirmation has expired, it asks again.
      PRESSED_TWICE,
    )) as Response;
  } catch (error) {
    const { data: refused, init } = refusal(error, request, {});
    const fields = Object.fromEntries(
      Object.entries(refused.fields).map(([name, code]) => [CONFIRMING + name, code]),
    );
    return data({ ...refused, fields, carried }, init ?? undefined);
  }
}

export default function ConfirmIdentity() {
  const ways = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('accounts');
  const carried = answer?.carried ?? [];
  const pageView = useContext(PageViewContext);
  const own = pageView ? [[`${CONFIRMING}once`, pageView] as const] : [];
  return (
    <Page
      className="narrow centred flow"
      title={t('security.confirm.title')}
      lead={t('security.confirm.lead')}
    >
      {/* What is confirmed is still the form of the page that it was sent from, with the page view of that; the proof has one of its own. */}
      <PageViewContext.Provider value={null}>
        <ConfirmIdentityForm
          ways={ways}
          prefix={CONFIRMING}
          carried={[...own, ...carried]}
          state={formState(answer)}
        />
      </PageViewContext.Provider>
    </Page>
  );
}
