import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readSpecialistSettings } from '#app/domains/consultations/specialists/read-specialist-settings.server.ts';
import { CASES_PER_PAGE } from '#app/domains/consultations/cases/cases-per-page.ts';
import { listAnsweredCases } from '#app/domains/consultations/cases/list-answered-cases.server.ts';
import { listCasesToAnswer } from '#app/domains/consultations/cases/list-cases-to-answer.server.ts';
import { listOwnCases } from '#app/domains/consultations/cases/list-own-cases.server.ts';
import { listCasesToRelease } from '#app/domains/consultations/release/list-cases-to-release.server.ts';
import { listOfferedLessons } from '#app/domains/consultations/library/list-offered-lessons.server.ts';
import { CaseRows } from '#app/domains/consultations/ui/case-rows.tsx';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'consultations:list.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const page = Math.max(1, Number(new URL(args.request.url).searchParams.get('page')) || 1);
    const own = await listOwnCases(ctx, page);
    return {
      page,
      pages: Math.ceil(own.total / CASES_PER_PAGE),
      own: own.rows,
      queue: await listCasesToAnswer(ctx),
      answered: await listAnsweredCases(ctx),
      toRelease: await listCasesToRelease(ctx),
      offered: await listOfferedLessons(ctx),
      answers: (await readSpecialistSettings(ctx)).answers,
    };
  });
}

export default function Consultations() {
  const { page, pages, own, queue, answered, toRelease, offered, answers } = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  return (
    <Page className="flow" title={t('list.title')} lead={t('list.lead')}>
      <p className="cluster">
        <a className="button beacon" href={urls.ask()}>
          {t('ask.button')}
        </a>
        <a className="button" href={urls.lessons()}>
          {t('library.title')}
        </a>
        <a className="button" href={urls.answering()}>
          {t(answers ? 'answering.title' : 'answering.begin')}
        </a>
      </p>
      {toRelease.length > 0 && (
        <section className="flow">
          <h2>{t('list.held')}</h2>
          <CaseRows rows={toRelease} />
        </section>
      )}
      {(answers || queue.length > 0) && (
        <section className="flow">
          <h2>{t('list.queue')}</h2>
          {queue.length === 0 && <Empty level="h3" title={t('list.queueNone')} />}
          <CaseRows rows={queue} due />
        </section>
      )}
      {offered.length > 0 && (
        <section className="flow">
          <h2>{t('list.offered')}</h2>
          <Rows>
            {offered.map((each) => (
              <li key={each.id}>
                <Icon name="book" />
                <h3 lang={each.language}>
                  <a className="cover" href={urls.lesson(each.id)}>
                    {each.title}
                  </a>
                </h3>
              </li>
            ))}
          </Rows>
        </section>
      )}
      <section className="flow">
        <h2>{t('list.own')}</h2>
        {own.length === 0 && (
          <Empty level="h3" title={t('list.none')}>
            <p>{t('list.noneHelp')}</p>
          </Empty>
        )}
        <CaseRows rows={own} />
        <Pagination page={page} pages={pages} to={(number) => `${urls.consultations()}?page=${number}`} />
      </section>
      {answered.length > 0 && (
        <section className="flow">
          <h2>{t('list.answered')}</h2>
          <CaseRows rows={answered} />
        </section>
      )}
    </Page>
  );
}
