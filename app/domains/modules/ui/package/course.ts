import type { PackageData, PackageText } from '#app/domains/modules/packages/package-data.ts';
import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import './course.css';
import { element, fill, words as words_ } from './elements.ts';
import { responseText, typeOf } from './interactions.ts';
import { openLms } from './lms.ts';
import {
  answerOf,
  asked,
  begin,
  giveAnswer,
  isAnswerRight,
  isOpen,
  readKept,
  result,
  settle,
  whole,
} from './progress.ts';
import { questionView } from './question-view.ts';

/** A native course in a package: its pages and questions, in a window of any learning system, without a network. */
declare global {
  interface Window {
    MAJAKKA_COURSE: PackageData;
  }
}

const data = window.MAJAKKA_COURSE;
const lms = openLms();
const kept = readKept(lms.state, data);
// Of another version of the package it may name what this one does not have.
kept.m = Math.min(kept.m, data.modules.length - 1);
kept.p = Math.min(
  kept.p,
  Math.max(0, data.languages[kept.l]!.modules[data.modules[kept.m]!.id]!.pages.length - 1),
);
const place = document.getElementById('course')!;

const language = () => data.languages[kept.l]!;
const words = () => language().words;
const textAt = (at: number): PackageText => language().modules[data.modules[at]!.id]!;
const pagesOf = (at: number): number => Math.max(1, textAt(at).pages.length);

function save(): void {
  lms.save({ state: JSON.stringify(kept), ...whole(data, kept) });
}

function goTo(module: number, page = 0): void {
  kept.m = module;
  kept.p = page;
  save();
  draw();
  scrollTo(0, 0);
}

/** The page that is open was read; goes on to the next. */
function turn(): void {
  const { m, p } = kept;
  if (isOpen(data, kept, m)) {
    kept.r[m] = [...new Set([...(kept.r[m] ?? []), p])];
    settle(data, kept, m, pagesOf(m));
  }
  if (p + 1 < pagesOf(m)) goTo(m, p + 1);
  else if (m + 1 < data.modules.length) goTo(m + 1);
  else goTo(m, p);
}

function answer(question: number, response: Response): void {
  const at = kept.m;
  const module = data.modules[at]!;
  const key = module.questions[question]!;
  if (answerOf(kept, at, question)) return;
  giveAnswer(kept, at, question, response);
  const stem = element('div', {}, textAt(at).questions[key.id]!.stem).textContent ?? '';
  lms.record({
    id: key.id,
    type: typeOf(key),
    response: responseText(key, response, lms.is2004),
    right: isAnswerRight(data, module, key, response),
    description: stem.trim(),
  });
  settle(data, kept, at, pagesOf(at));
  save();
  const before = scrollY;
  draw();
  scrollTo(0, before);
  document.getElementById(`question-${key.id}`)?.scrollIntoView({ block: 'nearest' });
}

function viewOf(question: number): HTMLElement {
  const at = kept.m;
  const module = data.modules[at]!;
  const key = module.questions[question]!;
  const response = answerOf(kept, at, question);
  return questionView({
    key,
    text: textAt(at).questions[key.id]!,
    words: words(),
    answered: response ? { response, right: isAnswerRight(data, module, key, response) } : null,
    answer: (given) => answer(question, given),
  });
}

function draw(): void {
  document.documentElement.lang = kept.l;
  document.title = language().title;
  place.replaceChildren(header(), contents(), page());
}

function header(): HTMLElement {
  const head = element('header', {});
  head.append(words_('strong', {}, language().title));
  const codes = Object.keys(data.languages);
  if (codes.length > 1) {
    const label = element('label', {}, `<span class="hidden">${words().language}</span>`);
    const list = element('select', {});
    for (const code of codes) {
      const entry = element('option', { value: code, lang: code });
      entry.textContent = data.languages[code]!.name;
      entry.selected = code === kept.l;
      list.append(entry);
    }
    list.addEventListener('change', () => {
      kept.l = list.value;
      save();
      draw();
    });
    label.append(list);
    head.append(label);
  }
  return head;
}

function contents(): HTMLElement {
  const nav = element('nav', { 'aria-label': words().contents });
  const list = element('ol', {});
  for (const [at, module] of data.modules.entries()) {
    const state = kept.x.includes(at)
      ? 'done'
      : !isOpen(data, kept, at)
        ? 'locked'
        : at === kept.m
          ? 'now'
          : 'open';
    const item = element('li', { 'data-state': state });
    const button = element('button', {
      type: 'button',
      ...(at === kept.m ? { 'aria-current': 'page' } : {}),
    });
    button.append(
      words_('span', {}, textAt(at).title),
      element('small', {}, words().state[state] + (module.required ? '' : `, ${words().optional}`)),
    );
    button.disabled = state === 'locked';
    button.addEventListener('click', () => goTo(at));
    item.append(button);
    list.append(item);
  }
  nav.append(list);
  return nav;
}

function page(): HTMLElement {
  const { m, p } = kept;
  const module = data.modules[m]!;
  const text = textAt(m);
  const main = element('main', {});
  const shown = text.pages[p];
  main.append(words_('h1', {}, shown?.title ?? text.title));
  if (!isOpen(data, kept, m)) {
    main.append(element('p', {}, words().locked), ways());
    return main;
  }
  const body = element('div', { class: 'text' }, shown?.html ?? '');
  main.append(body);
  unfold(body);
  if (text.url) {
    const line = element('p', {});
    line.append(
      words_('a', { class: 'button', href: text.url, target: '_blank', rel: 'noreferrer' }, words().link),
    );
    main.append(line);
  }
  if (module.kind === 'questions') main.append(...questionSet());
  for (const link of main.querySelectorAll<HTMLAnchorElement>('a[data-module]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const at = data.modules.findIndex(({ id }) => id === link.dataset['module']);
      if (at >= 0) goTo(at);
    });
  main.append(...sources(main), ways());
  return main;
}

/** Puts questions where the text names them, and hides what comes after the first that has no answer. */
function unfold(body: HTMLElement): void {
  const module = data.modules[kept.m]!;
  for (const hole of body.querySelectorAll<HTMLElement>('[data-question]')) {
    const number = module.questions.findIndex(({ id }) => id === hole.dataset['question']);
    if (number >= 0) hole.replaceWith(viewOf(number));
  }
  let isShown = true;
  for (const step of body.querySelectorAll<HTMLElement>('.step')) {
    if (!isShown) {
      const title = step.querySelector('h3');
      step.replaceChildren(...(title ? [title] : []), element('p', { class: 'help' }, words().later));
    } else isShown = step.querySelector('form') === null;
  }
}

function questionSet(): HTMLElement[] {
  const at = kept.m;
  const module = data.modules[at]!;
  const numbers = asked(kept, module, at);
  const outcome = result(data, kept, module, at);
  const test = words().test;
  const start = (label: string) => {
    const button = element('button', { type: 'button', class: 'button' }, label);
    button.addEventListener('click', () => {
      begin(kept, module, at);
      save();
      draw();
    });
    return button;
  };
  const need = module.pass === null ? '' : fill(test.pass, { percent: `${module.pass} %` });
  if (!numbers) return [element('p', {}, `${test.once} ${need}`), start(test.begin)];
  const said = outcome
    ? [
        element(
          'p',
          { class: outcome.passed ? 'right' : 'wrong', role: 'status' },
          `${module.pass === null ? test.finished : outcome.passed ? test.passed : test.failed}: ${fill(test.score, { right: outcome.right, of: outcome.of })} ${need}`,
        ),
        start(outcome.passed ? test.practise : test.again),
      ]
    : [];
  return [...said, ...numbers.map(viewOf)];
}

/** The sources that this page names, by their numbers. */
function sources(main: HTMLElement): HTMLElement[] {
  const numbers = [...main.querySelectorAll<HTMLAnchorElement>('a[href^="#source-"]')].map((link) =>
    Number(link.hash.slice('#source-'.length)),
  );
  if (numbers.length === 0) return [];
  const list = element('ul', { class: 'sources' });
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const { text, href } = data.references[number - 1]!;
    const item = element('li', { id: `source-${number}` });
    item.append(`${number}. ${text} `);
    if (href) {
      const link = element('a', { href, target: '_blank', rel: 'noreferrer' });
      link.textContent = href.replace('https://', '');
      item.append(link);
    }
    list.append(item);
  }
  return [element('h2', {}, words().sources), list];
}

function ways(): HTMLElement {
  const { m, p } = kept;
  const nav = element('nav', { class: 'ways', 'aria-label': words().pages });
  const step = (label: string, work: () => void, kind: string) => {
    const button = words_('button', { type: 'button', class: kind }, label);
    button.addEventListener('click', work);
    nav.append(button);
  };
  if (p > 0) step(textAt(m).pages[p - 1]!.title, () => goTo(m, p - 1), 'plain');
  else if (m > 0) step(textAt(m - 1).title, () => goTo(m - 1, pagesOf(m - 1) - 1), 'plain');
  const isLast = m + 1 === data.modules.length && p + 1 === pagesOf(m);
  const next = p + 1 < pagesOf(m) ? textAt(m).pages[p + 1]!.title : isLast ? null : textAt(m + 1).title;
  if (next !== null) step(`${words().nextIs} ${next}`, turn, 'button');
  else if (data.modules[m]!.kind !== 'questions') step(words().finish, turn, 'button');
  return nav;
}

// Neither the end of a page nor its hiding is certain to come: what is said is saved when it happens.
addEventListener('pagehide', () => {
  save();
  lms.end();
});
save();
draw();
