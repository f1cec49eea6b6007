import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const PLAYER_WORDS = [
  'contents',
  'previous',
  'next',
  'finish',
  'close',
  'partDone',
  'choose',
  'stuck',
  'allDone',
  'locked',
] as const;

const STATUSES = ['none', 'begun', 'done', 'passed', 'failed'] as const;

/** Ours, but on the hostile origin: it holds the run-time and this attempt, and nothing beyond. */
export function playerPage(
  { standard, point, learner }: Pick<OpenLaunch, 'standard' | 'point' | 'learner'>,
  appOrigin: string,
): string {
  const t = translatorFor(learner.language);
  const title = escapeHtml(point.title);
  const launch = {
    appOrigin,
    words: {
      saving: '',
      saved: '',
      slow: t('scorm:player.slow'),
      offline: t('scorm:player.offline'),
      back: t('scorm:player.back', { counted: '{counted}', away: '{away}' }),
      unkept: t('scorm:player.unkept'),
      unkeptWaiting: t('scorm:player.unkeptWaiting'),
      over: t('scorm:player.over'),
      signedOut: t('scorm:player.signedOut'),
      refused: t('scorm:player.refused'),
      ended: t('scorm:player.ended'),
      ...Object.fromEntries(PLAYER_WORDS.map((word) => [word, t(`scorm:player.${word}`)])),
      status: Object.fromEntries(STATUSES.map((status) => [status, t(`scorm:player.status.${status}`)])),
    },
  };
  const player = standard === 'scorm-1.2' ? 'player-12.js' : 'player-2004.js';
  const contents = escapeHtml(t('scorm:player.contents'));
  return `<!doctype html>
<html lang="${learner.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="player.css">
<p id="notice" role="status" hidden></p>
<nav id="contents" aria-label="${contents}" hidden></nav>
<main>
<p id="loading" role="status" hidden>${escapeHtml(t('scorm:player.loading'))}</p>
<section id="between" role="status" hidden></section>
</main>
<footer id="moves" hidden>
<button type="button" id="open-contents" aria-expanded="false" aria-controls="contents">${contents}</button>
<button type="button" id="previous">${escapeHtml(t('scorm:player.previous'))}</button>
<button type="button" id="next">${escapeHtml(t('scorm:player.next'))}</button>
</footer>
<script type="application/json" id="launch">${JSON.stringify(launch).replace(/</g, '\\u003c')}</script>
<script type="module" src="${player}"></script>
</html>`;
}
