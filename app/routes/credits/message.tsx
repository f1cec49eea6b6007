import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { discardMessage } from '#app/domains/credits/messages/discard-message.server.ts';
import { isAboutCycles } from '#app/domains/credits/messages/message.ts';
import { readMessage } from '#app/domains/credits/messages/read-message.server.ts';
import { saveMessage } from '#app/domains/credits/messages/save-message.server.ts';
import { sendMessage } from '#app/domains/credits/messages/send-message.server.ts';
import { MessageForm } from '#app/domains/credits/ui/message-form.tsx';
import { MessagePreview } from '#app/domains/credits/ui/message-preview.tsx';
import { useSelectionText } from '#app/domains/credits/ui/selection-text.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { message, ...read } = await readMessage(ctx, args.params['slug']!, args.params['messageId']!);
    const { subject, language } = pickTranslation(message.texts, locale);
    return { ...read, message, title: subject, language, aboutCycles: isAboutCycles(message.selection) };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['messageId']!];
  const draft = fields('revision');
  return actions(args, {
    said: { send: 'credits:said.messageSent', discard: 'credits:said.messageDiscarded' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.memberMessage(slug, id),
    intents: {
      save: act(draft, (ctx, { revision, ...values }) =>
        saveMessage(ctx, slug, id, Number(revision), values),
      ),
      send: act(draft, (ctx, { revision }) => sendMessage(ctx, slug, id, Number(revision))),
      discard: act(async (ctx) => {
        await discardMessage(ctx, slug, id);
        return redirect(urls.memberMessages(slug));
      }),
    },
  });
}

export default function Message() {
  const data = useLoaderData<typeof loader>();
  const { association, message, people, mailed } = data;
  const { t } = useTranslation('credits');
  const format = useFormat();
  const selectionText = useSelectionText();
  const { state, sent, stateOf } = formStates(useActionData());
  const isDraft = message.state === 'draft';
  const to = `${selectionText(message.selection)}. ${t('message.people', { count: people })}`;
  return (
    <Page
      className="flow"
      trail={associationTrail(association, {
        to: urls.memberMessages(association.slug),
        name: t('message.title'),
      })}
      title={<span lang={data.language}>{data.title}</span>}
      lead={to}
      under={
        <p className="tags">
          <Tag tone={message.state === 'sent' ? 'success' : undefined}>
            {t(`message.state.${message.state}`)}
          </Tag>
          <Tag>{t(`message.kinds.${message.kind}`)}</Tag>
        </p>
      }
    >
      {['send', 'discard'].includes(sent) && <FormFailure state={state} />}
      {!isDraft && (
        <p>
          {t('message.log', {
            name: data.author,
            date: format.dateTime(message.sentAt!),
            mailed: format.number(mailed, 0),
            people: format.number(people, 0),
          })}
        </p>
      )}
      <MessagePreview texts={message.texts} {...(isDraft ? { counts: data.byLanguage } : {})} />
      {isDraft && (
        <>
          {people === 0 ? (
            <Alert tone="info" title={t('errors:message_nobody')} />
          ) : (
            <details className="sure">
              <summary className="button beacon">{t('message.send')}</summary>
              <div className="card flow">
                <p>{t('message.sure', { count: people })}</p>
                <Note>{t(message.kind === 'news' ? 'message.newsHelp' : 'message.cycleHelp')}</Note>
                <ActionButton intent="send" hidden={{ revision: message.revision }} look="beacon">
                  {t('message.sendNow', { count: people })}
                </ActionButton>
              </div>
            </details>
          )}
          <Disclosure summary={t('message.change')} state={stateOf('save')}>
            <MessageForm
              language={association.language}
              texts={message.texts}
              kind={message.kind}
              aboutCycles={data.aboutCycles}
              state={stateOf('save')}
              submit={t('message.save')}
              intent="save"
              overwrites
              hidden={{ revision: message.revision }}
            />
          </Disclosure>
          <details className="small">
            <summary>{t('message.discard')}</summary>
            <ActionButton intent="discard" look="danger">
              {t('message.discard')}
            </ActionButton>
          </details>
        </>
      )}
    </Page>
  );
}
