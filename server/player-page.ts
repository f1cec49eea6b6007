import type { OpenLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Ours, but on the hostile origin: it holds the run-time and this attempt, and nothing beyond. */
export function playerPage(
  { standard, point, title, learner }: Pick<OpenLaunch, 'standard' | 'point' | 'title' | 'learner'>,
  appOrigin: string,
): string {
  const t = translatorFor(learner.language);
  const source = '../' + point.path.split('/').map(encodeURIComponent).join('/') + point.query;
  const launch = {
    appOrigin,
    source,
    words: {
      saving: '',
      saved: '',
      offline: t('scorm:player.offline'),
      over: t('scorm:player.over'),
      refused: t('scorm:player.refused'),
      ended: t('scorm:player.ended'),
    },
  };
  const player = standard === 'scorm-1.2' ? 'player-12.js' : 'player-2004.js';
  return `<!doctype html>
<html lang="${learner.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="player.css">
<p id="notice" role="status" hidden></p>
<iframe title="${escape(title)}" allow="autoplay; fullscreen; unload"></iframe>
<script type="application/json" id="launch">${JSON.stringify(launch).replace(/</g, '\\u003c')}</script>
<script type="module" src="${player}"></script>
</html>`;
}
