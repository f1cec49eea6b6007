import { frame } from './course-frame.ts';
import type { Part } from '#app/domains/scorm/types.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import type {
  CourseNavigation,
  NavigationRequest,
  Status,
} from '#app/domains/scorm/course-session/course-navigation.ts';

type Word =
  | 'contents'
  | 'previous'
  | 'next'
  | 'finish'
  | 'close'
  | 'partDone'
  | 'choose'
  | 'stuck'
  | 'allDone'
  | 'locked';
export type ContentsWords = Record<Word, string> & { status: Record<Status, string> };

/** Drawn in a square of 24. */
const STATUS_ICONS: Record<Status | 'locked', string> = {
  none: '',
  begun: 'M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 8v4.2l2.6 1.6',
  done: 'm4.5 12.5 5 5 10-11',
  passed: 'm4.5 12.5 5 5 10-11',
  failed: 'm6 6 12 12M18 6 6 18',
  locked: 'M5 10.5h14V20H5zM8 10.5V8a4 4 0 0 1 8 0v2.5',
};

/** The table of contents and the buttons; nothing of it where there is one part only. */
export function showContents(
  { contents, points }: PlayerState,
  guide: CourseNavigation,
  words: ContentsWords,
  move: (move: NavigationRequest) => void,
) {
  const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
  const [list, between, moves] = [element('contents'), element('between'), element('moves')];
  const isAlone = contents === null;
  const lines: {
    id: string;
    item: HTMLElement;
    node: HTMLElement;
    button: HTMLButtonElement | null;
    state: HTMLElement;
  }[] = [];
  let current: string | null = null;

  const root: Part | null = contents && (contents.kind === 'list' ? contents.root : contents.tree.root);
  const opens = new Set(points.map(({ sco }) => sco));
  if (root) {
    document.title = root.title;
    const heading = node('h1', {});
    if (contents?.kind === 'sequenced') heading.append(line(root, heading));
    else heading.textContent = root.title;
    list.append(heading, tree(root.children));
    document.body.dataset['contents'] = 'closed';
    list.hidden = moves.hidden = false;
  }

  function tree(parts: Part[]): HTMLElement {
    const all = node('ol', {});
    for (const part of parts.flatMap(withoutHidden)) {
      const item = node('li', {});
      item.append(line(part, item));
      if (part.children.length > 0) item.append(tree(part.children));
      all.append(item);
    }
    return all;
  }
  function line({ id, title, children }: Part, item: HTMLElement): HTMLElement {
    const mayOpen = opens.has(id) || contents?.kind === 'sequenced';
    const state = node('span', { className: 'state' });
    const name = node('span', { textContent: title });
    const button = mayOpen ? node('button', { type: 'button' }) : null;
    const shown: HTMLElement = button ?? node('p', {});
    shown.append(name, state);
    if (children.length > 0) shown.classList.add('cluster');
    button?.addEventListener('click', () => {
      close();
      if (id !== current || !between.hidden) move({ to: 'choice', part: id });
    });
    lines.push({ id, item, node: shown, button, state });
    return shown;
  }

  const buttons = {
    previous: element<HTMLButtonElement>('previous'),
    next: element<HTMLButtonElement>('next'),
  };
  const opener = element<HTMLButtonElement>('open-contents');
  const close = () => setOpen(false);
  function setOpen(open: boolean): void {
    document.body.dataset['contents'] = open ? 'open' : 'closed';
    opener.setAttribute('aria-expanded', String(open));
    opener.textContent = open ? words.close : words.contents;
    // They cover the part.
    frame.inert = open;
    if (!open) return;
    const first = list.querySelector<HTMLElement>('button[aria-current], button:enabled');
    first?.scrollIntoView({ block: 'nearest' });
    first?.focus({ preventScroll: true });
  }
  opener.addEventListener('click', () => setOpen(opener.getAttribute('aria-expanded') !== 'true'));
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || opener.getAttribute('aria-expanded') !== 'true') return;
    close();
    opener.focus();
  });
  const isAllDone = () => points.every(({ sco }) => ['done', 'passed'].includes(guide.statusOf(sco)));
  /** Finish replaces Next where there is no next part, or nothing left to do. */
  const forward = (): { to: 'continue' | 'finish' } =>
    guide.isAllowed({ to: 'finish' }) &&
    (!guide.isAllowed({ to: 'continue' }) || (!between.hidden && isAllDone()))
      ? { to: 'finish' }
      : { to: 'continue' };
  buttons.previous.addEventListener('click', () => move({ to: 'previous' }));
  let finish: (() => void) | null = null;
  let isStopped = false;
  buttons.next.addEventListener('click', () => (finish ? finish() : move(forward())));

  const isAllowed = (to: NavigationRequest) => !isStopped && guide.isAllowed(to);
  function update(): void {
    if (isAlone) return;
    for (const { id, item, button, state, node: shown } of lines) {
      // A rule hides an activity with all that is in it (hiddenFromChoice), but not the one where the learner is.
      if (id !== root?.id)
        item.hidden = !guide.isListed(id) && !item.querySelector('[aria-current]') && id !== current;
      const status = guide.statusOf(id);
      const isHere = id === current && between.hidden;
      const isLocked = button !== null && !isHere && !isAllowed({ to: 'choice', part: id });
      // A cluster, and the heading, is no part that waits to be unlocked: it may have nothing to begin with, and parts that can be chosen.
      const isCluster = shown.classList.contains('cluster') || id === root?.id;
      const mark = isLocked && status === 'none' && !isCluster ? 'locked' : status;
      shown.dataset['status'] = mark;
      const named = mark === 'locked' ? words.locked : words.status[mark];
      state.replaceChildren(statusIcon(mark), node('span', { textContent: named, className: 'hidden' }));
      if (button) button.disabled = isLocked;
      if (isHere) shown.setAttribute('aria-current', 'step');
      else shown.removeAttribute('aria-current');
    }
    // The course is over, and one button leads out of it.
    if (finish) return;
    const to = forward().to;
    buttons.next.textContent = to === 'finish' || guide.leadsOut() ? words.finish : words.next;
    buttons.next.disabled = !isAllowed({ to });
    buttons.previous.disabled = !isAllowed({ to: 'previous' });
    buttons.next.hidden = guide.isHidden(to === 'finish' ? 'exit' : 'continue');
    buttons.previous.hidden = guide.isHidden('previous');
  }

  return {
    update,
    showPart(sco: string, title: string): void {
      current = sco;
      between.hidden = true;
      frame.hidden = false;
      frame.title = title;
      update();
      list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    },
    /** The launch is over: the server sends no other part to this window. */
    stop(): void {
      isStopped = true;
      update();
    },
    /** The course is over, and its page stays to be read: one button leads out. */
    showEnd(leave: () => void): void {
      finish = leave;
      moves.hidden = false;
      opener.hidden = isAlone;
      buttons.previous.hidden = true;
      Object.assign(buttons.next, { hidden: false, disabled: false, textContent: words.finish });
    },
    /** A part has ended, and it is the learner's turn. `isToBeRead`: its page stays. */
    showChoice(isToBeRead = false): void {
      if (isToBeRead) return update();
      frame.contentWindow!.location.replace('about:blank');
      frame.hidden = true;
      between.hidden = false;
      const leadsOn = guide.isAllowed(forward());
      const isStuck = !leadsOn && !guide.isAllowed({ to: 'previous' }) && !lines.some(({ id }) => guide.isAllowed({ to: 'choice', part: id })); // oxfmt-ignore
      const whatNext = isStuck ? words.stuck : words.choose;
      between.replaceChildren(
        ...(current === null
          ? [node('h2', { textContent: whatNext })]
          : [
              node('h2', { textContent: isAllDone() ? words.allDone : words.partDone }),
              ...(leadsOn ? [] : [node('p', { textContent: whatNext })]),
            ]),
      );
      update();
    },
  };
}

/** A hidden cluster passes its place to its children. */
const withoutHidden = (part: Part): Part[] => (part.visible ? [part] : part.children.flatMap(withoutHidden));

const svgNode = (name: 'svg' | 'path'): SVGElement =>
  document.createElementNS('http://www.w3.org/2000/svg', name);

function statusIcon(of: Status | 'locked'): SVGElement {
  const [svg, path] = [svgNode('svg'), svgNode('path')];
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', STATUS_ICONS[of]);
  svg.append(path);
  return svg;
}

const node = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  values: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(name), values);
