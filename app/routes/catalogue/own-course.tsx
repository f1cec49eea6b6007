import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { republishCourse } from '#app/domains/catalogue/courses/republish-course.server.ts';
import { unpublishCourse } from '#app/domains/catalogue/courses/unpublish-course.server.ts';
import { setCover } from '#app/domains/catalogue/courses/set-cover.server.ts';
import { stageCover } from '#app/domains/catalogue/courses/stage-cover.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { assignTopic } from '#app/domains/catalogue/topics/assign-topic.server.ts';
import { listTopicChoices } from '#app/domains/catalogue/topics/list-topic-choices.server.ts';
import { requiresNothing } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { listCoverage } from '#app/domains/credits/accreditation/list-coverage.server.ts';
import { CoverageList } from '#app/domains/credits/ui/coverage.tsx';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { NothingRequiredField } from '#app/domains/catalogue/ui/nothing-required-field.tsx';
import { OfferForms } from '#app/domains/catalogue/ui/offer-forms.tsx';
import { useCourseState } from '#app/domains/catalogue/ui/use-course-state.ts';
import { OwnCourseWays } from '#app/domains/catalogue/ui/own-course-ways.tsx';
import { CoverForm } from '#app/domains/catalogue/ui/cover-form.tsx';
import { TopicForm } from '#app/domains/catalogue/ui/topic-form.tsx';
import { countLearnersInProgress } from '#app/domains/scorm/versions/count-learners-in-progress.server.ts';
import { LEARNER_MOVES, NATIVE_MOVES } from '#app/domains/scorm/versions/learner-move.ts';
import { publishAndMoveLearners } from '#app/domains/scorm/versions/publish-and-move-learners.server.ts';
import { findAccreditedOffer } from '#app/domains/credits/accreditation/find-accredited-offer.server.ts';
import { readNewerContent } from '#app/domains/credits/accreditation/read-newer-content.server.ts';
import { deleteDraft } from '#app/domains/modules/drafts/delete-draft.server.ts';
import { readNativeCourse } from '#app/domains/modules/reading/read-native-course.server.ts';
import { OwnNativeCourse } from '#app/domains/modules/ui/own-native-course.tsx';
import { FolderLinks } from '#app/domains/modules/ui/folder-links.tsx';
import { VersionTable } from '#app/domains/catalogue/ui/version-table.tsx';
import { NewerVersion } from '#app/domains/credits/ui/newer-version.tsx';
import { useOwnCoursesTrail } from '#app/domains/catalogue/ui/use-own-courses-trail.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { answerUpload, isUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const offers = await readOwnCourse(ctx, args.params['courseId']!);
    const { course, variants } = offers[0]!;
    const { title, language } = pickVariant(variants, locale)!;
    const accredited = await findAccreditedOffer(ctx, offers);
    const isNative = variants.some(({ format }) => format === 'native');
    const draft = offers.find(({ version }) => version.state === 'draft');
    return {
      title,
      language,
      course,
      newer: accredited && (await readNewerContent(ctx, accredited)),
      needs: draft ? await readCertificateNeeds(ctx, draft) : null,
      coverage: await listCoverage(ctx, offers),
      topics: await listTopicChoices(ctx),
      inProgress: draft ? await countLearnersInProgress(ctx, course.id, draft.version.id) : 0,
      own: isNative ? await readNativeCourse(ctx, offers[0]!, locale) : null,
      versions: offers.map(({ version, variants: all }) => ({
        ...version,
        requiresNothing: requiresNothing({ version, variants: all }),
        variants: all.map((each) => ({
          language: each.language,
          format: each.format,
          packageId: each.packageId,
        })),
      })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const courseId = args.params['courseId']!;
  const back = urls.ownCourse(courseId);
  if (!isUpload(args.request))
    return actions(args, {
      guard: (ctx) => readOwnCourse(ctx, courseId),
      back,
      said: {
        '': 'catalogue:said.publish',
        topic: 'catalogue:said.topic',
        unpublish: 'catalogue:said.unpublish',
        republish: 'catalogue:said.republish',
        'delete-draft': 'catalogue:said.deleteDraft',
      },
      intents: {
        '': act(publishAndMoveLearners),
        unpublish: act((ctx) => unpublishCourse(ctx, courseId)),
        republish: act((ctx) => republishCourse(ctx, courseId)),
        'delete-draft': act(fields('versionId'), async (ctx, { versionId }) => {
          if (!(await deleteDraft(ctx, courseId, versionId))) return redirect(urls.author());
          return undefined;
        }),
        topic: act(fields('topicId'), (ctx, { topicId }) => assignTopic(ctx, courseId, topicId)),
      },
    });
  return answerUpload(args, {
    stage: (ctx, { stream }) => stageCover(ctx, courseId, stream),
    async work(ctx, _, cover) {
      if (!cover) throw new DomainError('invalid', {}, { cover: 'file_needed' });
      await setCover(ctx, courseId, cover);
      return redirect(back);
    },
  });
}

export default function OwnCourse() {
  const { title, language, course, newer, needs, coverage, topics, inProgress, versions, own } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const { stateOf } = formStates(useActionData());
  const stateText = useCourseState();
  const isOffered = course.unpublishedAt === null;
  const draft = versions.find((version) => version.state === 'draft');
  const isPackaged = versions.some(({ variants }) => variants.some(({ packageId }) => packageId !== null));
  const isNative = versions.some(({ variants }) => variants.some(({ format: kind }) => kind === 'native'));
  return (
    <Page
      className="flow"
      trail={useOwnCoursesTrail(!isPackaged && !isNative)}
      title={<span lang={language}>{title}</span>}
      lead={stateText(versions, isOffered)}
    >
      <NewerVersion newer={newer} />
      <div className="columns">
        <div className="flow">
          <OwnCourseWays
            id={course.id}
            slug={course.slug}
            isPackaged={isPackaged}
            isNative={isNative}
            isOffered={isOffered}
            versions={versions}
          />
          <h2>{t('own.versions')}</h2>
          <VersionTable courseId={course.id} versions={versions} />
          <CoverageList coverage={coverage} />
          {own && <OwnNativeCourse courseId={course.id} {...own} />}
        </div>
        <aside className="card stays flow">
          {draft && (
            <ActionForm
              hidden={{ versionId: draft.id }}
              state={stateOf('')}
              submit={t('own.publish', { number: draft.number })}
              look="beacon wide"
            >
              <h2>{t('own.publishTitle', { number: draft.number })}</h2>
              {inProgress > 0 && (
                <Choices
                  name="learners"
                  kind="radio"
                  legend={t('own.inProgress', { count: inProgress })}
                  values={['stay']}
                  options={optionsOf(isNative ? NATIVE_MOVES : LEARNER_MOVES, (value) =>
                    t(`own.learners.${value}`),
                  )}
                />
              )}
              <CertificateNeeds needs={needs} />
              {draft.requiresNothing && <NothingRequiredField by="author" />}
              <p className="small">{t('own.publishHelp')}</p>
            </ActionForm>
          )}
          {own && <FolderLinks courseId={course.id} />}
          {(isPackaged || isNative) && (
            <OfferForms
              isPublished={versions.some(({ state }) => state === 'published')}
              isOffered={isOffered}
              draft={draft ?? null}
              isAll={versions.length === 1}
              stateOf={stateOf}
            />
          )}
          <TopicForm
            head={<h2>{t('topics.one')}</h2>}
            topicId={course.topicId}
            topics={topics}
            state={stateOf('topic')}
          />
          <CoverForm hash={draft?.coverHash ?? course.coverHash} state={stateOf('cover')} />
        </aside>
      </div>
    </Page>
  );
}
