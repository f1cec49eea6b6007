import { CorrectionInput } from '#app/domains/catalogue/schemas.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnPublished } from '#app/domains/catalogue/courses/require-own-published.server.ts';
import { useOwnCoursesTrail } from '#app/domains/catalogue/ui/use-own-courses-trail.ts';
import { correctPublishedTexts } from '#app/domains/catalogue/versions/correct-published-texts.server.ts';
import { textsRevision } from '#app/domains/catalogue/versions/texts-revision.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState, stateOfOne } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'catalogue:texts.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { course, version, variants } = await requireOwnPublished(ctx, args.params['courseId']!);
    const { title, language } = pickVariant(variants, locale)!;
    return {
      courseId: course.id,
      course: title,
      language,
      number: version.number,
      isNative: variants.some(({ format }) => format === 'native'),
      variants: variants.map((each) => ({
        language: each.language,
        revision: textsRevision(each),
        title: each.title,
        summary: each.summary,
        objectives: each.objectives.join('\n'),
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const courseId = args.params['courseId']!;
  return actions(args, {
    guard: (ctx) => requireOwnPublished(ctx, courseId),
    back: urls.courseTexts(courseId),
    said: { correct: 'catalogue:said.correct' },
    intents: { correct: act((ctx, values) => correctPublishedTexts(ctx, courseId, values)) },
  });
}

export default function CourseTexts() {
  const { courseId, course, language, number, isNative, variants } = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const state = formState(useActionData());
  return (
    <Page
      className="narrow flow"
      trail={[...useOwnCoursesTrail(false), { to: urls.ownCourse(courseId), name: course }]}
      title={t('texts.title')}
      lead={<span lang={language}>{course}</span>}
    >
      <p>{t('texts.lead', { number })}</p>
      {isNative && <Note>{t('texts.native')}</Note>}
      {variants.map((variant) => {
        const own = stateOfOne(state, { language: variant.language });
        return (
          <Disclosure
            key={variant.language}
            summary={<span lang={variant.language}>{nameOfLocale(variant.language)}</span>}
            open={variants.length === 1}
            state={own}
          >
            <ActionForm
              asks={CorrectionInput}
              scope={variant.language}
              intent="correct"
              hidden={{ language: variant.language, revision: variant.revision }}
              state={own}
              values={variant}
              overwrites
              submit={t('texts.save')}
            >
              <TextField name="title" label={t('scorm:package.title')} />
              <TextAreaField name="summary" label={t('scorm:package.summary')} rows={4} />
              <TextAreaField
                name="objectives"
                label={t('scorm:package.objectives')}
                help={t('scorm:package.objectivesHelp')}
                rows={4}
              />
            </ActionForm>
          </Disclosure>
        );
      })}
    </Page>
  );
}
