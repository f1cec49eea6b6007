import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';

/** A package as a learner sees it; what it reports is thrown away. */
export function PreviewFrame({ title, back, player }: { title: string; back: string; player: string }) {
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
      <main id="content" className="launch">
        <iframe
          data-player=""
          title={title}
          src={player}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
          allow="autoplay; fullscreen; unload"
        />
      </main>
    </>
  );
}
