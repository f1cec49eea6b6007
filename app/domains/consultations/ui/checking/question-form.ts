import { type ComparableLesson, findSimilarLessons } from '#app/domains/consultations/library/terms.ts';
import { urls } from '#app/urls.ts';
import { element } from './element.ts';
import type { FieldCheck } from './field-check.ts';

type SpecialtyFacts = { says: string; colleagues: { id: string; name: string }[]; known: ComparableLesson[] };

/** The parts of the question's page that follow what is chosen and written: who answers, earlier cases, the legal card. */
export function startQuestionForm(form: HTMLFormElement, checks: FieldCheck[]): void {
  const field = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[name="${name}"]`)!;
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const specialty = field<HTMLSelectElement>('specialty');
  const named = field<HTMLSelectElement>('namedId');
  const reachOf = () => form.querySelector<HTMLInputElement>('[name="reach"]:checked')?.value ?? '';
  const cards = JSON.parse(form.querySelector<HTMLElement>('[data-cards]')!.dataset['cards']!) as Record<
    string,
    { cards: string; confirmed: boolean }
  >;
  let known: ComparableLesson[] = [];
  let asked = 0;

  /** Only the specialty and the reach are sent to the server; the draft is compared here. */
  async function readAbout(): Promise<void> {
    if (specialty.value === '') return;
    const query = new URLSearchParams({ specialty: specialty.value, reach: reachOf() });
    const own = ++asked;
    const answer = await fetch(`${urls.knownLessons()}?${query}`);
    if (!answer.ok) return;
    const about = (await answer.json()) as SpecialtyFacts;
    // An answer that comes late is about what was chosen before.
    if (own !== asked) return;
    known = about.known;
    part('says').textContent = about.says;
    const chosen = named.value || (named.dataset['wanted'] ?? '');
    named.replaceChildren(named.options[0]!);
    for (const { id, name } of about.colleagues) named.append(element('option', { value: id }, name));
    named.value = about.colleagues.some(({ id }) => id === chosen) ? chosen : '';
    showSimilar();
  }
  function showSimilar(): void {
    const text = checks.map((check) => check.field.value).join(' ');
    const found = findSimilarLessons(text, known);
    part('similar').hidden = found.length === 0;
    part('similar-list').replaceChildren(
      ...found.map(({ id, title, language }) =>
        element('li', {}, element('a', { href: urls.lesson(id), target: '_blank', lang: language }, title)),
      ),
    );
  }
  function showCard(): void {
    const own = cards[reachOf()];
    if (!own) return;
    part('card').hidden = own.confirmed;
    field<HTMLInputElement>('cards').value = own.cards;
    const box = field<HTMLInputElement>('card');
    // Somebody who has confirmed a narrower reach has not seen this card yet.
    box.checked = own.confirmed;
    for (const each of form.querySelectorAll<HTMLElement>('[data-border]'))
      each.hidden = !each.dataset['border']!.split(' ').includes(reachOf());
  }
  specialty.addEventListener('change', () => void readAbout().catch(() => undefined));
  for (const each of form.querySelectorAll('[name="reach"]'))
    each.addEventListener('change', () => {
      showCard();
      void readAbout().catch(() => undefined);
    });
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(showSimilar, 800);
  });
  showCard();
  void readAbout().catch(() => undefined);
}
