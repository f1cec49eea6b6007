import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { RoomAction } from './room-action.tsx';
import type { RoomProps } from './room-props.ts';

/** The slide that all see now, with its words, the way to the next one, and what that is. */
export function SlideControl({ action, state, slideUrl }: Pick<RoomProps, 'action' | 'state' | 'slideUrl'>) {
  const { t } = useTranslation('rooms');
  const { slides } = state;
  const at = slides.findIndex((each) => each.number === state.slide);
  const [shown, next] = [slides[at], slides[at + 1]];
  const show = (number: number) => ({ number: String(number) });
  return (
    <section className="flow tight" aria-labelledby="slides">
      <h2 id="slides">
        {t('slide.title')}
        {shown && <span className="soft"> {t('slide.place', { number: at + 1, count: slides.length })}</span>}
      </h2>
      <div className="cluster">
        {at > 0 && (
          <RoomAction action={action} intent="slide" fields={show(slides[at - 1]!.number)}>
            {t('slide.back')}
          </RoomAction>
        )}
        {next && (
          <RoomAction action={action} intent="slide" fields={show(next.number)}>
            {t(at < 0 ? 'slide.first' : 'slide.next')}
          </RoomAction>
        )}
        {at >= 0 && (
          <RoomAction action={action} intent="slide" fields={show(0)} kind="button plain">
            {t('slide.none')}
          </RoomAction>
        )}
      </div>
      {slides.length === 0 && <Note>{t('slide.nothing')}</Note>}
      <div className="slide-pair">
        {shown && (
          <figure>
            <img src={slideUrl(shown.hash)} alt={shown.words} />
            {shown.words && <figcaption className="small">{shown.words}</figcaption>}
          </figure>
        )}
        {next && (
          <figure className="coming">
            <img src={slideUrl(next.hash)} alt={next.words} />
            <figcaption className="small soft">{t('slide.coming')}</figcaption>
          </figure>
        )}
      </div>
    </section>
  );
}
