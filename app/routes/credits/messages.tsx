import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { listMessages } from '#app/domains/credits/messages/list-messages.server.ts';
import { useSelectionText } from '#app/domains/credits/ui/selection-text.tsx';
import { load } from '#app/http/load.server.ts';
import { PageNumber } from '#app/platform/paged.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:message.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const page = PageNumber.parse(new URL(args.request.url).searchParams.get('page'));
    const { rows, ...shown } = await listMessages(ctx, association.id, page);
    return {
      association,
      shown,
      messages: rows.map(({ message, author }) => {
        const { subject, language } = pickTranslation(message.texts, locale);
        const { id, state, selection, people, sentAt, createdAt } = message;
        return { id, state, selection, people, author, at: sentAt ?? createdAt, title: subject, language };
      }),
    };
  });
}

export default function Messages() {
  const { association, shown, messages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  const selectionText = useSelectionText();
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('message.title')}
      lead={t('message.lead')}
    >
      <p>
        <a className="button beacon" href={urls.newMemberMessage(association.slug)}>
          {t('message.writeAll')}
        </a>
      </p>
      {messages.length === 0 && (
        <Empty title={t('message.none')}>
          <p>{t('message.noneHelp')}</p>
        </Empty>
      )}
      <Rows>
        {messages.map((each) => (
          <Row
            key={each.id}
            level="h2"
            of={each}
            to={urls.memberMessage(association.slug, each.id)}
            aside={
              <Tag tone={each.state === 'sent' ? 'success' : undefined}>
                {t(`message.state.${each.state}`)}
              </Tag>
            }
          >
            <Note>
              {each.author}, {format.dateTime(each.at)} · {selectionText(each.selection)}
              {each.state !== 'draft' && ` · ${t('message.people', { count: each.people })}`}
            </Note>
          </Row>
        ))}
      </Rows>
      <Pagination {...shown} to={(number) => urls.memberMessages(association.slug, number)} />
    </Page>
  );
}
