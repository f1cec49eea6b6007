import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnAssociation } from '#app/domains/accounts/memberships.server.ts';
import { listCourses, PAGE } from '#app/domains/catalogue/list-courses.server.ts';
import { pickVariant } from '#app/domains/catalogue/pick-variant.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { listAccreditations } from '#app/domains/credits/accreditations.server.ts';
import { answering } from '#app/http/context.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Breadcrumb, Empty, PageHeader } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:accreditation.list' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const search = SearchInput.parse({ page: new URL(args.request.url).searchParams.get('page') ?? 1 });
    const { offers, total } = await listCourses(ctx, search);
    const granted = await listAccreditations(
      ctx,
      offers.map(({ version }) => version.id),
    );
    return {
      association,
      page: search.page,
      pages: Math.ceil(total / PAGE),
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
    <div className="page flow">
      <Breadcrumb
        label={t('common:breadcrumb')}
        links={[{ to: urls.association(association.slug), name: association.name }]}
      />
      <PageHeader title={t('accreditation.list')} lead={t('accreditation.listLead')} />
      {courses.length === 0 && <Empty title={t('catalogue:nothing')} />}
      <ul className="rows">
        {courses.map((course) => (
          <li key={course.versionId}>
            <Icon name="book" />
            <div>
              <h2 lang={course.language}>
                <a className="cover" href={urls.accreditVersion(association.slug, course.versionId)}>
                  {course.title}
                </a>
              </h2>
              <p className="tags">
                <Tag>{t('catalogue:version', { number: course.number })}</Tag>
                <Tag tone={course.own > 0 ? 'success' : 'warning'}>
                  {t('accreditation.own', { count: course.own })}
                </Tag>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Pagination
        label={t('common:page')}
        nextName={t('common:nextPage')}
        page={page}
        pages={pages}
        to={(n) => `?page=${n}`}
      />
    </div>
  );
}
