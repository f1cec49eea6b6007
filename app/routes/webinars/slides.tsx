import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { addSlide } from '#app/domains/rooms/slides/add-slide.server.ts';
import { listSlides } from '#app/domains/rooms/slides/list-slides.server.ts';
import { removeSlide } from '#app/domains/rooms/slides/remove-slide.server.ts';
import { stageSlide } from '#app/domains/rooms/slides/stage-slide.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { answerUpload, isUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { FileField, TextAreaField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

const seatOf = async (ctx: Parameters<typeof requireOwnWebinar>[0], id: string) => {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  return { roomId: id, staff: true };
};

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const { offer, webinar } = await requireOwnWebinar(ctx, id, ['host', 'cohost']);
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      slug: offer.course.slug,
      isPublic: webinar.state === 'announced',
      slides: await listSlides(ctx, { roomId: id, staff: true }),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const back = urls.slides(id);
  if (!isUpload(args.request))
    return actions(args, {
      said: { '': 'webinars:said.removeSlide' },
      guard: (ctx) => seatOf(ctx, id),
      back,
      intents: (seat) => ({
        '': act(fields('number'), (ctx, { number }) => removeSlide(ctx, seat, Number(number))),
      }),
    });
  return answerUpload(args, {
    said: 'webinars:said.slide',
    stage: async (ctx, file) => stageSlide(ctx, await seatOf(ctx, id), file.stream),
    async work(ctx, fields, slide) {
      if (!slide) throw new DomainError('invalid', {}, { slide: 'required' });
      await addSlide(ctx, await seatOf(ctx, id), slide, fields['words'] ?? '');
      return redirect(back);
    },
  });
}

export default function Slides() {
  const { title, language, id, slug, isPublic, slides } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.ownWebinar(id), name: title }]}
      title={t('slides.title')}
      lead={<span lang={language}>{title}</span>}
    >
      <p>{t('slides.lead')}</p>
      {slides.length === 0 && <Empty title={t('slides.none')} />}
      <ol className="flow">
        {slides.map((each) => (
          <li className="card flow" key={each.number}>
            {isPublic && (
              <img className="slide small-slide" src={urls.slide(slug, each.hash)} alt={each.words} />
            )}
            <p className="small">{each.words || t('slides.noWords')}</p>
            <ActionButton hidden={{ number: each.number }} look="plain">
              {t('slides.remove')}
            </ActionButton>
          </li>
        ))}
      </ol>
      <ActionForm
        encType="multipart/form-data"
        head={<h2>{t('slides.add')}</h2>}
        state={state}
        submit={t('slides.button')}
        look="beacon"
      >
        <TextAreaField name="words" label={t('slides.words')} help={t('slides.wordsHelp')} rows={3} />
        <FileField
          name="slide"
          label={t('slides.file')}
          help={t('slides.fileHelp')}
          accept="image/png,image/jpeg,image/webp"
        />
      </ActionForm>
    </Page>
  );
}
