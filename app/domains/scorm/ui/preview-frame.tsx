import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { PlayerFrame } from './player-frame.tsx';
import { PreviewFaults } from './preview-faults.tsx';

/** `allow`: the page that allows the package a host, for its author. */
type Shown = { title: string; back: string; player: string; popups: boolean; allow: string | null };

/** A package as a learner sees it, and what goes wrong in it; its reports are discarded. */
export function PreviewFrame({ title, back, player, popups, allow }: Shown) {
  const { t } = useTranslation('scorm');
  return (
    <>
      <header className="learn-top">
        <a className="button plain" href={back}>
          <Icon name="back" />
          <span>{t('preview.back')}</span>
        </a>
        <h1>{title}</h1>
      </header>
      <PreviewFaults action={allow} />
      <main id="content" className="launch">
        <PlayerFrame title={title} src={player} popups={popups} />
      </main>
    </>
  );
}
