import './player.css';
import type { FlatCmi } from '../../runtime/cmi.ts';
import { flatten, nest } from './flatten.ts';
import { type LineState, openTransport, sendKept } from './transport.ts';

/** What both versions of scorm-again share, with the names of their events. */
export type RunTime = {
  loadFromJSON(json: object, element: string): void;
  renderCommitCMI(terminate: boolean, includeTotalTime?: boolean): unknown;
  on(event: string, callback: (...args: unknown[]) => void): void;
};
type Version = {
  api: RunTime;
  place: (api: RunTime) => void;
  events: Record<'initialize' | 'set' | 'commit' | 'terminate', string>;
};
type Launch = { appOrigin: string; source: string; words: Record<LineState | 'ended', string> };
type State = { cmi: FlatCmi; lastSequence: number };

/** Five seconds after the first value that was not saved, everything is sent: a chatty package cannot push it off. */
const SAVE_AFTER_MS = 5000;
const BEAT_MS = 20_000;

const launch = JSON.parse(document.getElementById('launch')!.textContent!) as Launch;
const frame = document.querySelector('iframe')!;
const notice = document.getElementById('notice')!;
const here = location.pathname.replace(/\/__player\/.*$/, '');

export async function play(make: () => Version): Promise<void> {
  await sendKept();
  const answer = await fetch(`${here}/__rte/state`);
  if (!answer.ok) return show('ended');
  const state = (await answer.json()) as State;
  const { api, place, events } = make();
  const transport = openTransport(here, state.lastSequence, show);
  api.loadFromJSON(nest(state.cmi), 'cmi');

  let unsaved: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  let running = false;
  const snapshot = () => flatten((api.renderCommitCMI(true, true) as { cmi: object }).cmi);
  const save = (terminate = false) => {
    clearTimeout(unsaved);
    unsaved = undefined;
    if (leaving) transport.leave(snapshot(), terminate);
    else transport.save(snapshot(), terminate);
  };

  api.on(events.initialize, () => {
    running = true;
    save();
  });
  api.on(events.set, () => (unsaved ??= setTimeout(save, SAVE_AFTER_MS)));
  api.on(events.commit, () => save());
  api.on(events.terminate, () => {
    running = false;
    save(true);
    tellAppWhenSettled(transport);
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && unsaved !== undefined) save();
  });
  addEventListener('pagehide', () => {
    leaving = true;
    if (running && (unsaved !== undefined || !transport.settled)) save();
  });
  // A page from the back-forward cache holds an old state: it begins anew.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  place(api);
  const beat = setInterval(async () => {
    if (document.visibilityState !== 'visible' || !running) return;
    const beaten = await fetch(`${here}/__rte/beat`, { method: 'POST' }).catch(() => null);
    if (beaten && !beaten.ok && beaten.status < 500) {
      clearInterval(beat);
      show('over');
    }
  }, BEAT_MS);
  frame.src = launch.source;
}

function show(state: LineState | 'ended'): void {
  const words = launch.words[state];
  notice.dataset['state'] = state;
  if (notice.textContent !== words) notice.textContent = words;
  notice.hidden = state === 'saved' || state === 'saving';
}

/** The app is told only that this window is done; what it shows then comes from the server. */
function tellAppWhenSettled(transport: { settled: boolean }): void {
  const wait = setInterval(() => {
    if (!transport.settled) return;
    clearInterval(wait);
    parent.postMessage({ type: 'majakka:finished' }, launch.appOrigin);
  }, 200);
}
