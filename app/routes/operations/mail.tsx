import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listDemonstrationMails } from '#app/domains/operations/background/list-demonstration-mails.server.ts';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export const handle = { title: 'accounts:mailPage.title' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (ctx) => ({ mails: await listDemonstrationMails(ctx) }));

/** Links within a mail can be pressed; everything else is text. */
const linked = (body: string) =>
  body.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 ? <a key={i} href={part}>{part}</a> : part)); // oxfmt-ignore

export default function Mail() {
  const { mails } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="narrow centred flow" title={t('mailPage.title')} lead={t('mailPage.lead')}>
      {mails.length === 0 && <Empty title={t('mailPage.none')} />}
      {mails.map((mail) => (
        <article className="card flow" key={mail.id}>
          <h2>{mail.subject}</h2>
          <Note>
            {mail.recipient}, {format.dateTime(mail.createdAt)}
          </Note>
          <p className="mail-body">{linked(mail.body)}</p>
        </article>
      ))}
    </Page>
  );
}
