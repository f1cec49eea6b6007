import { MoveSlideInput } from '#app/domains/rooms/schemas.ts';
import { MAX_SLIDE_WORDS } from '#app/domains/rooms/slides/slide-limits.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { FileField, NumberField, TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, NO_STATE, stateOfOne } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

type Slide = { id: string; number: number; hash: string; words: string };
type Props = { webinarId: string; slides: Slide[]; language: string; stateOf: (intent: string) => FormState };

export const PICTURES = 'image/png,image/jpeg,image/webp';
const CHOSEN = 'chosen-slides';

/** Slides in their order, each with what can be done to it; several can be ticked and deleted at once. */
export function SlideRows({ webinarId, slides, language, stateOf }: Props) {
  const { t } = useTranslation('webinars');
  return (
    <>
      <ol className="slides">
        {slides.map((each, i) => (
          <SlideRow
            key={each.id}
            slide={each}
            place={i + 1}
            count={slides.length}
            src={urls.ownSlide(webinarId, each.hash)}
            language={language}
            stateOf={(intent) => {
              const state = stateOf(intent);
              return state === NO_STATE ? state : stateOfOne(state, { id: each.id });
            }}
          />
        ))}
      </ol>
      <Disclosure summary={t('slides.deleteChosen')} state={stateOf('remove')}>
        <ActionForm
          className="flow"
          id={CHOSEN}
          intent="remove"
          state={stateOf('remove')}
          submit={t('slides.deleteChosenSure')}
          look="danger"
        >
          <p className="small">{t('slides.deleteHelp')}</p>
        </ActionForm>
      </Disclosure>
    </>
  );
}

function SlideRow({
  slide: { id, words },
  place,
  count,
  src,
  language,
  stateOf,
}: {
  slide: Slide;
  place: number;
  count: number;
  src: string;
  language: string;
  stateOf: (intent: string) => FormState;
}) {
  const { t } = useTranslation('webinars');
  const name = t('room.slide', { number: place });
  const forms = ['words', 'place', 'picture'].map(stateOf);
  const came = forms.find((each) => each !== NO_STATE) ?? NO_STATE;
  return (
    <li data-slide={id}>
      <img className="slide" src={src} alt={words} loading="lazy" />
      <div className="stack">
        <p className="cluster">
          <label className="choice">
            <input type="checkbox" name="slides" value={id} form={CHOSEN} />
            <strong>{name}</strong>
          </label>
          {!words && <Tag tone="warning">{t('slides.noWords')}</Tag>}
        </p>
        {words && (
          <p className="small slide-words" lang={language}>
            {words}
          </p>
        )}
        <div className="cluster">
          {place > 1 && (
            <ActionButton
              intent="up"
              hidden={{ id, place: place - 1 }}
              named={t('slides.upOf', { slide: name })}
            >
              {t('slides.up')}
            </ActionButton>
          )}
          {place < count && (
            <ActionButton
              intent="down"
              hidden={{ id, place: place + 1 }}
              named={t('slides.downOf', { slide: name })}
            >
              {t('slides.down')}
            </ActionButton>
          )}
        </div>
        <Disclosure summary={t('slides.edit')} state={came} small>
          <div className="flow">
            <ActionForm
              scope={`words-${id}`}
              intent="words"
              hidden={{ id }}
              state={stateOf('words')}
              submit={t('slides.saveWords')}
            >
              <TextAreaField
                name="words"
                label={t('slides.words')}
                help={t('slides.wordsHelp')}
                value={words}
                rows={4}
                maxLength={MAX_SLIDE_WORDS}
                lang={language}
              />
            </ActionForm>
            <ActionForm
              asks={MoveSlideInput}
              scope={`place-${id}`}
              intent="place"
              hidden={{ id }}
              state={stateOf('place')}
              submit={t('slides.move')}
            >
              <NumberField name="place" label={t('slides.place', { count })} value={place} />
            </ActionForm>
            <ActionForm
              scope={`picture-${id}`}
              encType="multipart/form-data"
              hidden={{ id }}
              state={stateOf('picture')}
              submit={t('slides.replace')}
            >
              <FileField
                name="picture"
                required
                label={t('slides.picture')}
                help={t('slides.fileHelp')}
                accept={PICTURES}
              />
            </ActionForm>
            <ActionButton intent="remove" hidden={{ slides: id }} look="danger" sure={t('slides.deleteHelp')}>
              {t('slides.remove')}
            </ActionButton>
          </div>
        </Disclosure>
      </div>
    </li>
  );
}
