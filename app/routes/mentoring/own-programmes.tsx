import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { createProgramme } from '#app/domains/mentoring/programmes/create-programme.server.ts';
import { listOwnProgrammes } from '#app/domains/mentoring/programmes/list-own-programmes.server.ts';
import { ProgrammeTextForm } from '#app/domains/mentoring/ui/programme-text-form.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { Tag } from '#app/ui/alert.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'mentoring:own.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const programmes = await listOwnProgrammes(ctx, association.slug);
    return {
      association: { slug: association.slug, name: association.name },
      locale,
      programmes: programmes.map(({ id, state, words }) => ({
        id,
        state,
        ...pickTranslation(words, locale),
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    back: ({ did }) => urls.ownMentoringProgramme(slug, String(did)),
    form: act((ctx, values) => createProgramme(ctx, slug, values)),
  });
}

export default function OwnProgrammes() {
  const { association, locale, programmes } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  return (
    <Page className="flow" trail={associationTrail(association)} title={t('own.title')} lead={t('own.lead')}>
      {programmes.length === 0 && <Empty title={t('own.none')} />}
      <Rows>
        {programmes.map((each) => (
          <Row
            key={each.id}
            icon="people"
            level="h2"
            of={each}
            to={urls.ownMentoringProgramme(association.slug, each.id)}
            aside={
              <Tag tone={each.state === 'open' ? 'success' : undefined}>
                {t(`programmeState.${each.state}`)}
              </Tag>
            }
          />
        ))}
      </Rows>
      <section className="flow">
        <h2>{t('own.new')}</h2>
        <ProgrammeTextForm
          state={formState(useActionData())}
          values={{ language: locale }}
          intent="new"
          submit={t('own.new')}
        />
      </section>
    </Page>
  );
}
