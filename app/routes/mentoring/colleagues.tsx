import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { listUnread } from '#app/domains/mentoring/messages/list-unread.server.ts';
import { usePairLead } from '#app/domains/mentoring/ui/use-pair-lead.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { listOwnProfiles } from '#app/domains/mentoring/profiles/list-own-profiles.server.ts';
import { listProgrammes } from '#app/domains/mentoring/programmes/list-programmes.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'mentoring:colleagues.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const [programmes, profiles, pairs] = [
      await listProgrammes(ctx),
      await listOwnProfiles(ctx),
      await listOwnPairs(ctx),
    ];
    return {
      unread: await listUnread(
        ctx as SignedInCtx,
        pairs.map(({ pair }) => pair.id),
      ),
      pairs: pairs.map(({ pair, side, other, saidYes, theySaidYes, askedBy }) => ({
        id: pair.id,
        side,
        other,
        saidYes,
        theySaidYes,
        askedBy,
        answerBy: pair.answerBy,
        startedAt: pair.startedAt,
        endsAt: pair.endsAt,
        state: pair.state === 'proposed' && pair.answerBy < ctx.now ? ('expired' as const) : pair.state,
        at: pair.startedAt ?? pair.proposedAt,
      })),
      programmes: programmes.map(({ programme, association }) => ({
        id: programme.id,
        state: programme.state,
        association: association.name,
        associationLanguage: association.nameLanguage,
        roles: profiles.filter(({ programmeId }) => programmeId === programme.id).map(({ role }) => role),
        ...pickTranslation(programme.words, locale),
      })),
    };
  });
}

export default function Colleagues() {
  const { pairs, programmes, unread } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const lead = usePairLead();
  return (
    <Page className="flow" title={t('colleagues.title')} lead={t('colleagues.lead')}>
      <section className="card flow">
        <h2>{t('consultations:list.title')}</h2>
        <p>{t('consultations:list.lead')}</p>
        <p className="cluster">
          <a className="button beacon" href={urls.ask()}>
            {t('consultations:ask.button')}
          </a>
          <a className="button" href={urls.consultations()}>
            {t('consultations:list.own')}
          </a>
          <a className="button" href={urls.lessons()}>
            {t('consultations:library.title')}
          </a>
        </p>
      </section>
      {pairs.length > 0 && (
        <section className="flow">
          <h2>{t('colleagues.pairs')}</h2>
          <Rows>
            {pairs.map((each) => (
              <Row
                key={each.id}
                icon="colleagues"
                to={urls.mentoringPair(each.id)}
                title={each.other}
                aside={
                  unread.some(({ pairId }) => pairId === each.id) ? (
                    <Tag tone="info">{t('message.new')}</Tag>
                  ) : (
                    <Tag
                      tone={
                        each.state === 'proposed'
                          ? 'warning'
                          : each.state === 'active'
                            ? 'success'
                            : undefined
                      }
                    >
                      {t(`pairState.${each.state}`)}
                    </Tag>
                  )
                }
              >
                <Note>
                  {t(each.side === 'mentee' ? 'role.mentor' : 'role.mentee')}, {format.date(each.at)}
                </Note>
                {each.state === 'proposed' && <Note>{lead({ ...each, name: each.other })}</Note>}
              </Row>
            ))}
          </Rows>
        </section>
      )}
      <section className="flow">
        <h2>{t('colleagues.programmes')}</h2>
        {programmes.length === 0 && (
          <Empty level="h3" title={t('colleagues.none')}>
            <p>{t('colleagues.noneHelp')}</p>
          </Empty>
        )}
        <Rows>
          {programmes.map((each) => (
            <Row
              key={each.id}
              icon="people"
              of={each}
              to={urls.mentoring(each.id)}
              aside={
                <p className="tags">
                  {each.state === 'closed' && <Tag>{t('programmeState.closed')}</Tag>}
                  {each.roles.map((role) => (
                    <Tag key={role} tone="info">
                      {t(`role.${role}`)}
                    </Tag>
                  ))}
                </p>
              }
            >
              <p className="small" lang={each.language}>
                {each.summary}
              </p>
              <Note lang={each.associationLanguage}>{each.association}</Note>
            </Row>
          ))}
        </Rows>
      </section>
    </Page>
  );
}
