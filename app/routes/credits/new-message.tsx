import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { isAboutCycles } from '#app/domains/credits/messages/message.ts';
import { countMembers } from '#app/domains/credits/messages/count-members.server.ts';
import { startMessage } from '#app/domains/credits/messages/start-message.server.ts';
import { SelectionInput } from '#app/domains/credits/messages/message-input.ts';
import { MessageForm } from '#app/domains/credits/ui/message-form.tsx';
import { useSelectionText } from '#app/domains/credits/ui/selection-text.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:message.new' };

/** To the members of the filter in the address, or to those of them who are named in it (`to`). */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { searchParams } = new URL(args.request.url);
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const selection = SelectionInput.parse({
      ...Object.fromEntries(searchParams),
      to: searchParams.getAll('to'),
    });
    return {
      association,
      selection,
      aboutCycles: isAboutCycles(selection),
      people: await countMembers(ctx, association.slug, selection),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    back: urls.memberMessages(slug),
    said: 'credits:said.messageDraft',
    lists: ['to'],
    form: act(async (ctx, values) =>
      redirect(urls.memberMessage(slug, await startMessage(ctx, slug, values))),
    ),
  });
}

export default function NewMessage() {
  const { association, selection, aboutCycles, people } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const selectionText = useSelectionText();
  const { people: chosen = [], ...filter } = selection;
  return (
    <Page
      className="narrow flow"
      trail={associationTrail(association, {
        to: urls.memberMessages(association.slug),
        name: t('message.title'),
      })}
      title={t('message.new')}
      lead={`${selectionText(selection)}. ${t('message.people', { count: people })}`}
    >
      <MessageForm
        language={association.language}
        texts={{}}
        kind={aboutCycles ? 'cycle' : 'news'}
        aboutCycles={aboutCycles}
        state={formState(useActionData())}
        submit={t('message.preview')}
        look="beacon"
        hidden={filter}
      >
        {chosen.map((id) => (
          <input key={id} type="hidden" name="to" value={id} />
        ))}
      </MessageForm>
    </Page>
  );
}
