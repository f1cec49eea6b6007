import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { manageTools } from '#app/domains/xapi/credentials/manage-tools.server.ts';
import { readTools } from '#app/domains/xapi/credentials/read-tools.server.ts';
import { ASSOCIATION_SCOPES } from '#app/domains/xapi/schemas.ts';
import { CreatedCredentialNotice } from '#app/domains/xapi/ui/created-credential-notice.tsx';
import { CredentialList } from '#app/domains/xapi/ui/credential-list.tsx';
import { ForwardList } from '#app/domains/xapi/ui/forward-list.tsx';
import { load } from '#app/http/load.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { formState } from '#app/ui/form.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { liveUrls, urls } from '#app/urls.ts';

export const handle = { title: 'xapi:clients.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    return {
      association,
      endpoint: ctx.settings.appOrigin + liveUrls.store(),
      ...(await readTools(ctx, association.id)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    async (ctx, values) => {
      const association = await requireOwnAssociation(ctx, args.params['slug']!);
      const made = await manageTools(ctx, association.id, values);
      return made ? data({ made }) : redirect(urls.clients(association.slug));
    },
    ['scopes'],
  );
}

export default function Clients() {
  const { association, now, endpoint, credentials, forwards } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && 'made' in answer ? answer.made : null;
  const { t } = useTranslation('xapi');
  return (
    <div className="page narrow flow">
      <Breadcrumb
        label={t('common:breadcrumb')}
        links={[{ to: urls.association(association.slug), name: association.name }]}
      />
      <PageHeader title={t('clients.title')} lead={t('clients.lead')} />
      {made && <CreatedCredentialNotice made={made} endpoint={endpoint} />}
      <CredentialList
        credentials={credentials}
        scopes={ASSOCIATION_SCOPES}
        today={now}
        state={formState(answer)}
      />
      <ForwardList forwards={forwards}>
        <p className="small soft">{t('forward.who')}</p>
      </ForwardList>
    </div>
  );
}
