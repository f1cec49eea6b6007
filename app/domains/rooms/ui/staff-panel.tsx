import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { CaptionForm } from './caption-form.tsx';
import { HandList } from './hand-list.tsx';
import { PromptControl } from './prompt-control.tsx';
import type { RoomProps } from './room-props.ts';
import { SlideControl } from './slide-control.tsx';

/** For those who hold it, in the room itself: who wants to speak, slides, captions, polls and checks. */
export function StaffPanel({ language, ...props }: RoomProps & { language: string; now: number }) {
  const { t } = useTranslation('rooms');
  return (
    <div className="flow">
      <HandList {...props} />
      {props.state.slides.length > 0 && <SlideControl {...props} />}
      <PromptControl {...props} />
      <section className="flow" aria-labelledby="write-captions">
        <h2 id="write-captions">{t('caption.write')}</h2>
        <Note>{t('caption.writeHelp')}</Note>
        <CaptionForm {...props} language={language} />
      </section>
    </div>
  );
}
