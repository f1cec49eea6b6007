/** The content host in a frame: scripts and storage of its own, never the window it stands in; windows of its own where its author answers for them. */
export const PlayerFrame = ({ title, src, popups }: { title: string; src: string; popups: boolean }) => (
  <iframe
    data-player=""
    title={title}
    src={src}
    sandbox={`allow-scripts allow-same-origin allow-forms allow-modals allow-downloads${popups ? ' allow-popups' : ''}`}
    allow="autoplay; fullscreen; unload"
  />
);
