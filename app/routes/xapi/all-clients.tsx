import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/memberships.server.ts';
import { SCOPES } from '#app/domains/xapi/client.ts';
import { manageTools, readTools } from '#app/domains/xapi/manage-tools.server.ts';
import { Credentials, MadeCredential } from '#app/domains/xapi/ui/credentials.tsx';
import { ForwardForm, Forwards } from '#app/domains/xapi/ui/forwards.tsx';
import { answering } from '#app/http/context.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { formState } from '#app/ui/form.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { liveUrls, urls } from '#app/urls.ts';

export const handle = { title: 'xapi:clients.title' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => ({
    ...(await readTools(ctx, null)),
    endpoint: ctx.settings.appOrigin + liveUrls.store(),
    associations: (await listAssociations(ctx)).map(({ id, name, language }) => ({
      value: id,
      name,
      lang: language,
    })),
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    async (ctx, values) => {
      const made = await manageTools(ctx, null, values);
      return made ? data({ made }) : redirect(urls.allClients());
    },
    ['scopes'],
  );
}

export default function AllClients() {
  const { now, endpoint, credentials, forwards, associations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && 'made' in answer ? answer.made : null;
  const { t } = useTranslation('xapi');
  const state = formState(answer);
  const none = formState(null);
  const isForward = state.values['intent'] === 'forward';
  return (
    <div className="page narrow flow">
      <Breadcrumb
        label={t('common:breadcrumb')}
        links={[{ to: urls.allRecords(), name: t('browse.title') }]}
      />
      <PageHeader title={t('clients.title')} lead={t('clients.lead')} />
      {made && <MadeCredential made={made} endpoint={endpoint} />}
      <Credentials credentials={credentials} scopes={SCOPES} today={now} state={isForward ? none : state} />
      <Forwards forwards={forwards}>
        <ForwardForm associations={associations} state={isForward ? state : none} />
      </Forwards>
    </div>
  );
}
