import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { addSlide } from '#app/domains/rooms/slides/add-slide.server.ts';
import { listSlides } from '#app/domains/rooms/slides/list-slides.server.ts';
import { MAX_SLIDE_WORDS } from '#app/domains/rooms/slides/slide-limits.ts';
import { moveSlide } from '#app/domains/rooms/slides/move-slide.server.ts';
import { removeSlides } from '#app/domains/rooms/slides/remove-slides.server.ts';
import { replaceSlide } from '#app/domains/rooms/slides/replace-slide.server.ts';
import { stageSlide } from '#app/domains/rooms/slides/stage-slide.server.ts';
import { writeSlideWords } from '#app/domains/rooms/slides/write-slide-words.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { PICTURES, SlideRows } from '#app/domains/webinars/ui/slide-rows.tsx';
import { SlidesFromPdf } from '#app/domains/webinars/ui/slides-from-pdf.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { answerUpload, isUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FileField, TextAreaField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

const seatOf = async (ctx: Ctx, id: string) => {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  return { roomId: id, staff: true };
};

export const handle = { title: 'webinars:slides.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const { offer } = await requireOwnWebinar(ctx, id, ['host', 'cohost']);
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      slides: await listSlides(ctx, { roomId: id, staff: true }),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const back = urls.slides(id);
  if (!isUpload(args.request))
    return actions(args, {
      said: {
        remove: ({ did }) => ({ key: 'webinars:said.removeSlides', facts: { count: Number(did) } }),
        imported: ({ values }) => ({
          key: 'webinars:said.imported',
          facts: { count: Number(values['count']) },
        }),
        words: 'webinars:said.slideWords',
        up: 'webinars:said.moveSlide',
        down: 'webinars:said.moveSlide',
        place: 'webinars:said.moveSlide',
      },
      guard: (ctx) => seatOf(ctx, id),
      back,
      lists: ['slides'],
      intents: (seat) => {
        const move = act((ctx, values) => moveSlide(ctx, seat, values));
        return {
          up: move,
          down: move,
          place: move,
          words: act((ctx, values) => writeSlideWords(ctx, seat, values)),
          remove: act((ctx, values) => removeSlides(ctx, seat, values)),
          /** The last page of a file has come: what it replaces goes. */
          imported: act(async (ctx, values) => {
            if (values['slides']?.length) await removeSlides(ctx, seat, values);
          }),
        };
      },
    });
  return answerUpload(args, {
    said: (values) => (values['id'] ? 'webinars:said.slideReplaced' : 'webinars:said.slide'),
    stage: async (ctx, file) => stageSlide(ctx, await seatOf(ctx, id), file.stream),
    async work(ctx, values, picture) {
      const seat = await seatOf(ctx, id);
      const replaced = values['id'];
      if (!picture) throw new DomainError('invalid', {}, { [replaced ? 'picture' : 'slide']: 'required' });
      if (replaced) await replaceSlide(ctx, seat, replaced, picture);
      else await addSlide(ctx, seat, picture, { words: values['words'] });
      return redirect(back);
    },
  });
}

export default function Slides() {
  const { title, language, id, slides } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.ownWebinar(id), name: title }]}
      title={t('slides.title')}
      lead={<span lang={language}>{title}</span>}
    >
      <p>{t('slides.lead')}</p>
      <SlidesFromPdf id={id} />
      {slides.length === 0 ? (
        <Empty title={t('slides.none')} />
      ) : (
        <section className="flow">
          <h2>{t('slides.count', { count: slides.length })}</h2>
          <SlideRows webinarId={id} slides={slides} language={language} stateOf={stateOf} />
        </section>
      )}
      <ActionForm
        encType="multipart/form-data"
        head={<h2>{t('slides.add')}</h2>}
        state={stateOf('slide')}
        submit={t('slides.button')}
      >
        <TextAreaField
          name="words"
          label={t('slides.words')}
          help={t('slides.wordsHelp')}
          rows={3}
          maxLength={MAX_SLIDE_WORDS}
        />
        <FileField
          required
          name="slide"
          label={t('slides.file')}
          help={t('slides.fileHelp')}
          accept={PICTURES}
        />
      </ActionForm>
    </Page>
  );
}
