import { type Condition, conditionsOf, isOpen } from './conditions.ts';
import { element, fill, plain } from './elements.ts';
import { asDay, inPercent, nameOfLanguage } from './in-language.ts';
import type { Course } from './open-course.ts';
import { questionSet, viewOf } from './question-set-view.ts';

/** The page that is open. */
export function pageView(course: Course): HTMLElement {
  const { data, kept, textAt } = course;
  const { m, p } = kept;
  const module = data.modules[m]!;
  const text = textAt(m);
  const words = course.words();
  const main = element('main', {});
  const shown = text.pages[p];
  const inLanguage = text.lang === kept.l ? {} : { lang: text.lang };
  main.append(plain('h1', inLanguage, shown?.title ?? text.title));
  if (text.lang !== kept.l) {
    const language = nameOfLanguage(kept.l, text.lang);
    main.append(plain('p', { class: 'help' }, fill(words.otherLanguage, { language })));
  }
  if (!isOpen(data, kept, m, Date.now())) {
    main.append(...whatOpens(course), ways(course));
    return main;
  }
  const body = element('div', { class: 'text', ...inLanguage }, shown?.html ?? '');
  main.append(body);
  unfold(course, body);
  for (const table of body.querySelectorAll('table')) {
    const region = element('div', {
      class: 'table',
      role: 'region',
      tabindex: '0',
      'aria-label': words.table,
    });
    table.replaceWith(region);
    region.append(table);
  }
  if (text.url) {
    const line = element('p', {});
    line.append(
      plain('a', { class: 'button', href: text.url, target: '_blank', rel: 'noreferrer' }, words.link),
    );
    main.append(line);
  }
  if (module.kind === 'questions') main.append(...questionSet(course));
  for (const link of main.querySelectorAll<HTMLAnchorElement>('a[data-module]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const at = data.modules.findIndex(({ id }) => id === link.dataset['module']);
      if (at >= 0) course.goTo(at);
    });
  main.append(...sources(course, main), ways(course));
  return main;
}

function whatOpens(course: Course): HTMLElement[] {
  const { data, kept } = course;
  const words = course.words();
  const list = element('ul', {});
  for (const condition of conditionsOf(data, kept, kept.m, Date.now())) {
    const done = condition.met ? ` (${words.condition.met})` : '';
    list.append(plain('li', {}, inWords(course, condition) + done));
  }
  return [plain('p', {}, words.locked), plain('p', {}, words.lockedHelp), list];
}

function inWords(course: Course, condition: Condition): string {
  const { after, from, below, between, date } = course.words().condition;
  const language = course.kept.l;
  if (condition.code === 'date') return fill(date, { date: asDay(language, condition.day) });
  const { title } = course.textAt(condition.module);
  if (condition.code === 'after') return fill(after, { title });
  const percent = (value: number) => inPercent(language, value / 100);
  if (condition.below === null) return fill(from, { title, from: percent(condition.from) });
  const facts = { title, from: percent(condition.from), below: percent(condition.below) };
  return fill(condition.from === 0 ? below : between, facts);
}

/** Puts questions where the text names them, and hides what comes after the first that has no answer. */
function unfold(course: Course, body: HTMLElement): void {
  const module = course.data.modules[course.kept.m]!;
  for (const hole of body.querySelectorAll<HTMLElement>('[data-question]')) {
    const number = module.questions.findIndex(({ id }) => id === hole.dataset['question']);
    if (number >= 0) hole.replaceWith(viewOf(course, number));
  }
  let isShown = true;
  for (const step of body.querySelectorAll<HTMLElement>('.step')) {
    if (!isShown) {
      const title = step.querySelector('h2');
      const later = plain('p', { class: 'help', lang: course.kept.l }, course.words().later);
      step.replaceChildren(...(title ? [title] : []), later);
    } else isShown = step.querySelector('form') === null;
  }
}

/** The sources that this page names, by their numbers. */
function sources(course: Course, main: HTMLElement): HTMLElement[] {
  const numbers = [...main.querySelectorAll<HTMLAnchorElement>('a[href^="#source-"]')].map((link) =>
    Number(link.hash.slice('#source-'.length)),
  );
  if (numbers.length === 0) return [];
  const list = element('ul', { class: 'sources' });
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const { text, href } = course.data.references[number - 1]!;
    const item = element('li', { id: `source-${number}`, tabindex: '-1' });
    item.append(`${number}. ${text} `);
    if (href)
      item.append(plain('a', { href, target: '_blank', rel: 'noreferrer' }, href.replace('https://', '')));
    list.append(item);
  }
  return [plain('h2', {}, course.words().sources), list];
}

function ways(course: Course): HTMLElement {
  const { data, kept, textAt, pagesOf } = course;
  const { m, p } = kept;
  const words = course.words();
  const nav = element('nav', { class: 'ways', 'aria-label': words.pages });
  const step = (label: string, work: () => void, kind: string) => {
    const button = plain('button', { type: 'button', class: kind }, label);
    button.addEventListener('click', work);
    nav.append(button);
  };
  if (p > 0) step(textAt(m).pages[p - 1]!.title, () => course.goTo(m, p - 1), 'plain');
  else if (m > 0) step(textAt(m - 1).title, () => course.goTo(m - 1, pagesOf(m - 1) - 1), 'plain');
  const isLast = m + 1 === data.modules.length && p + 1 === pagesOf(m);
  const next = p + 1 < pagesOf(m) ? textAt(m).pages[p + 1]!.title : isLast ? null : textAt(m + 1).title;
  if (next !== null) step(`${words.nextIs} ${next}`, course.turn, 'button');
  else if (data.modules[m]!.kind !== 'questions') step(words.finish, course.turn, 'button');
  return nav;
}
