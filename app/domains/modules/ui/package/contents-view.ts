import type { PackageLanguage } from '#app/domains/modules/packages/package-data.ts';
import { isOpen } from './conditions.ts';
import { element, plain } from './elements.ts';
import type { Course } from './open-course.ts';

/** Nothing of the course can be kept any more, so nothing else of it stays. */
export function showEnded(words: PackageLanguage['words']): void {
  const main = element('main', {});
  main.append(plain('p', { role: 'status' }, words.session.ended));
  document.getElementById('course')!.replaceChildren(main);
}

/** Title, languages, and for systems that want it the way out. */
export function headerView(course: Course): HTMLElement {
  const { data, kept, lms } = course;
  const words = course.words();
  const head = element('header', {});
  head.append(plain('strong', {}, data.languages[kept.l]!.title));
  const codes = Object.keys(data.languages);
  if (codes.length > 1) {
    const label = element('label', {}, `<span class="hidden">${words.language}</span>`);
    const list = element('select', {});
    for (const code of codes) {
      const entry = plain('option', { value: code, lang: code }, data.languages[code]!.name);
      entry.selected = code === kept.l;
      list.append(entry);
    }
    list.addEventListener('change', () => course.speak(list.value));
    label.append(list);
    head.append(label);
  }
  if (lms.exit) {
    const button = plain('button', { type: 'button', class: 'plain' }, words.session.exit);
    button.addEventListener('click', () => {
      button.disabled = true;
      void lms.exit!().then(() => showEnded(words));
    });
    head.append(button);
  }
  const state = plain('p', { role: 'status', class: 'help' }, lms.isLook ? words.session.look : '');
  lms.watch((isWaiting) => (state.textContent = isWaiting ? words.session.waiting : lms.isLook ? words.session.look : '')); // oxfmt-ignore
  head.append(state);
  return head;
}

export function contentsView(course: Course): HTMLElement {
  const { data, kept, textAt } = course;
  const words = course.words();
  const nav = element('nav', { 'aria-label': words.contents });
  const list = element('ol', {});
  for (const [at, module] of data.modules.entries()) {
    const state = kept.x.includes(at)
      ? 'done'
      : !isOpen(data, kept, at, Date.now())
        ? 'locked'
        : at === kept.m
          ? 'now'
          : 'open';
    const item = element('li', { 'data-state': state });
    const button = element('button', {
      type: 'button',
      ...(at === kept.m ? { 'aria-current': 'page' } : {}),
    });
    const { title, lang } = textAt(at);
    button.append(
      plain('span', lang === kept.l ? {} : { lang }, title),
      plain('small', {}, words.state[state] + (module.required ? '' : `, ${words.optional}`)),
    );
    button.disabled = state === 'locked';
    button.addEventListener('click', () => course.goTo(at));
    item.append(button);
    list.append(item);
  }
  nav.append(list);
  return nav;
}
