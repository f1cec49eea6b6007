/**
 * The content host in a sandboxed frame: own scripts and storage, no access to the window around it; pop-ups only with that
 * permission.
 */
export const PlayerFrame = ({ title, src, popups }: { title: string; src: string; popups: boolean }) => (
  <iframe
    data-player=""
    title={title}
    src={src}
    sandbox={`allow-scripts allow-same-origin allow-forms allow-modals allow-downloads${popups ? ' allow-popups' : ''}`}
    allow="autoplay; fullscreen; unload"
  />
);
