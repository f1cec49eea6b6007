import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { COURSES_A_PAGE, listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:accreditation.list' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const search = SearchInput.parse({ page: new URL(args.request.url).searchParams.get('page') ?? 1 });
    const { offers, total } = await listCourses(ctx, search, { live: true });
    const granted = await listAccreditations(
      ctx,
      offers.map(({ version }) => version.id),
    );
    return {
      association,
      page: search.page,
      pages: Math.ceil(total / COURSES_A_PAGE),
      courses: offers.map(({ version, variants }) => {
        const { title, language } = pickVariant(variants, locale)!;
        const own = granted.filter(
          (each) =>
            each.accreditation.courseVersionId === version.id && each.association.id === association.id,
        );
        return { versionId: version.id, number: version.number, title, language, own: own.length };
      }),
    };
  });
}

export default function Accredit() {
  const { association, courses, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('accreditation.list')}
      lead={t('accreditation.listLead')}
    >
      {courses.length === 0 && <Empty title={t('catalogue:nothing')} />}
      <Rows>
        {courses.map((course) => (
          <Row
            key={course.versionId}
            icon="book"
            level="h2"
            of={course}
            to={urls.accreditVersion(association.slug, course.versionId)}
          >
            <p className="tags">
              <Tag>{t('catalogue:version', { number: course.number })}</Tag>
              <Tag tone={course.own > 0 ? 'success' : 'warning'}>
                {t('accreditation.own', { count: course.own })}
              </Tag>
            </p>
          </Row>
        ))}
      </Rows>
      <Pagination page={page} pages={pages} to={(n) => `?page=${n}`} />
    </Page>
  );
}
