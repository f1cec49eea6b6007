import { ReviewInput } from '#app/domains/credits/schemas.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readReview } from '#app/domains/credits/applications/read-review.server.ts';
import { submitReview } from '#app/domains/credits/applications/submit-review.server.ts';
import { PreviewLinks } from '#app/domains/catalogue/ui/preview-links.tsx';
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { ApplicationFileView } from '#app/domains/credits/ui/application-file.tsx';
import { previewableOf } from '#app/domains/catalogue/versions/previewable.ts';
import { requirementsOf } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { NothingRequired } from '#app/domains/credits/ui/nothing-required.tsx';
import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { summariseEvaluations } from '#app/domains/learning/evaluation/summarise-evaluations.server.ts';
import { EvaluationSummary } from '#app/domains/learning/ui/evaluation-summary.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const token = args.params['token']!;
    const { review, application, organiser, offer, disclosures } = await readReview(ctx, token);
    const variant = pickVariant(offer.variants, locale)!;
    return {
      title: variant.title,
      language: variant.language,
      token,
      review: { name: review.name, expiresAt: review.expiresAt, answered: review.answeredAt !== null },
      application: { programmeId: application.programmeId, file: application.file },
      organiser,
      disclosures,
      minutes: offer.version.minutes,
      requirements: requirementsOf(offer),
      needs: await readCertificateNeeds(ctx, offer),
      thought: await summariseEvaluations(ctx.db.read, offer.course.id),
      variants: previewableOf(offer.variants),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const token = args.params['token']!;
  return actions(args, {
    said: 'credits:said.review',
    back: urls.review(token),
    form: act((ctx, values) => submitReview(ctx, token, values)),
  });
}

export default function ReviewPage() {
  const data = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="flow"
      title={<span lang={data.language}>{data.title}</span>}
      lead={t('review.lead', { name: data.review.name, date: format.date(data.review.expiresAt) })}
    >
      <h2>{t('application.look')}</h2>
      <PreviewLinks
        variants={data.variants}
        to={({ language, packageId }) =>
          packageId ? urls.reviewPreview(data.token, packageId) : urls.reviewCourse(data.token, { language })
        }
      />
      <Note>{t('application.lookHelp')}</Note>
      <h2>{t('application.file')}</h2>
      <ApplicationFileView
        application={data.application}
        organiser={data.organiser}
        minutes={data.minutes}
        languages={data.variants.map(({ language }) => language)}
      />
      <CertificateNeeds needs={data.needs} />
      <NothingRequired requirements={data.requirements} />
      <h2>{t('disclosure.title')}</h2>
      <Disclosures disclosures={data.disclosures} />
      <EvaluationSummary {...data.thought} />
      {data.review.answered ? (
        <Alert tone="success" title={t('review.thanks')} />
      ) : (
        <ActionForm asks={ReviewInput} state={state} submit={t('review.answer')} look="beacon">
          <Choices
            name="verdict"
            legend={t('review.ask')}
            kind="radio"
            options={optionsOf(['recommend', 'with_changes', 'against'], (verdict) =>
              t(`review.verdict.${verdict}`),
            )}
          />
          <TextAreaField name="comment" label={t('review.comment')} rows={5} />
        </ActionForm>
      )}
    </Page>
  );
}
