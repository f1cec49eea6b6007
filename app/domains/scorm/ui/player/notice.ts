import type { Disconnection, SaveState } from './transport.ts';

const RECONNECTED_SHOWN_MS = 30_000;
type Shown = SaveState | 'unkept' | 'unkeptWaiting';
export type NoticeWords = Record<Shown, string>;

/** What is said of a state where the device keeps nothing is something else. */
function shownFor(state: SaveState, keeps: boolean): Shown {
  if (keeps) return state;
  if (state === 'slow' || state === 'offline') return 'unkeptWaiting';
  return state === 'saved' || state === 'saving' ? 'unkept' : state;
}

/** The line above the course that says how saving goes; nothing where all is well. */
export function openNotice(words: NoticeWords) {
  const notice = document.getElementById('notice')!;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  function say(state: Shown, text = words[state]): void {
    notice.dataset['state'] = state;
    if (notice.textContent !== text) notice.textContent = text;
    notice.hidden = state === 'saved' || state === 'saving';
  }
  return {
    ended: () => say('ended'),
    show(state: SaveState, keeps: boolean, away?: Disconnection): void {
      const isWell = state === 'saved' || state === 'saving';
      // What counted is read before the next answer is saved.
      if (hiding !== undefined && isWell) return;
      clearTimeout(hiding);
      hiding = undefined;
      const minutes = (ms: number) => String(Math.round(ms / 60_000));
      if (state !== 'back') return say(shownFor(state, keeps));
      if (!away || away.ms < 60_000) return say(shownFor('saved', keeps));
      const { counted, all } = { counted: minutes(away.countedMs), all: minutes(away.ms) };
      say('back', words.back.replace('{counted}', counted).replace('{away}', all));
      hiding = setTimeout(() => {
        hiding = undefined;
        say(shownFor('saved', keeps));
      }, RECONNECTED_SHOWN_MS);
    },
  };
}
