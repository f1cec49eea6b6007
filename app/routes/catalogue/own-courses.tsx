import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readOwnStorage } from '#app/domains/operations/storage/read-own-storage.server.ts';
import { listOwnCourses } from '#app/domains/catalogue/courses/list-own-courses.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'catalogue:own.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    storage: await readOwnStorage(ctx),
    courses: (await listOwnCourses(ctx)).map(({ course, version, variants, published }) => {
      const { title, language } = pickVariant(variants, locale)!;
      return {
        id: course.id,
        title,
        language,
        published,
        isOffered: course.unpublishedAt === null,
        draft: version.state === 'draft' ? version.number : null,
      };
    }),
  }));
}

export default function OwnCourses() {
  const { courses, storage } = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  return (
    <Page className="flow" title={t('own.title')} lead={t('own.lead')}>
      <div className="cluster">
        <a className="button beacon" href={urls.upload()}>
          <Icon name="upload" />
          {t('own.upload')}
        </a>
        <a className="button" href={urls.imports()}>
          {t('own.import')}
        </a>
        <a className="button" href={urls.topics()}>
          {t('topics.title')}
        </a>
      </div>
      <Note>
        {t('accounts:storage.own')}:{' '}
        {t('accounts:storage.ownUse', {
          used: format.bytes(storage.used),
          quota: format.bytes(storage.quota),
        })}
      </Note>
      {courses.length === 0 && <Empty title={t('own.none')}>{<p>{t('own.noneHelp')}</p>}</Empty>}
      <Rows>
        {courses.map((course) => (
          <Row key={course.id} icon="book" level="h2" of={course} to={urls.ownCourse(course.id)}>
            <p className="tags">
              {course.published !== null && (
                <Tag tone={course.isOffered ? 'success' : 'warning'}>
                  {t(course.isOffered ? 'offer.published' : 'offer.unpublished', {
                    number: course.published,
                  })}
                </Tag>
              )}
              {course.draft !== null && <Tag tone="info">{t('offer.draft', { number: course.draft })}</Tag>}
            </p>
          </Row>
        ))}
      </Rows>
    </Page>
  );
}
