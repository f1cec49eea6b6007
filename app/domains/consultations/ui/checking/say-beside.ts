/** The element that a sentence is about, and where the sentence stands: never in a label, whose words are the name of its field. */
function placeOf(input: HTMLInputElement): [about: HTMLElement, put: (said: HTMLElement) => void] {
  const group = input.type === 'radio' ? input.closest('fieldset') : null;
  if (group) return [group, (said) => group.append(said)];
  const label = input.closest('label');
  if (label) return [input, (said) => label.after(said)];
  return [input, (said) => (input.closest('.field') ?? input.parentElement)?.append(said)];
}

const described = (element: Element): string[] =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);

function describe(element: Element, ids: string[]): void {
  if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '));
  else element.removeAttribute('aria-describedby');
}

/**
 * Says what is wrong with fields beside each, in place of what was said before; `aria-describedby` names it, as where the server draws
 * it. What no field of the form has stands `elsewhere`.
 */
export function sayBeside(
  form: HTMLFormElement,
  sentences: Record<string, string>,
  elsewhere: HTMLElement,
): void {
  for (const old of form.querySelectorAll('.error[data-said]')) {
    for (const about of form.querySelectorAll(`[aria-describedby~="${old.id}"]`)) {
      describe(
        about,
        described(about).filter((id) => id !== old.id),
      );
      about.removeAttribute('aria-invalid');
    }
    old.remove();
  }
  for (const [name, sentence] of Object.entries(sentences)) {
    const said = document.createElement('p');
    Object.assign(said, { className: 'error', textContent: sentence, id: `said-${crypto.randomUUID()}` });
    said.dataset['said'] = '';
    const input = form.querySelector<HTMLInputElement>(`[name="${name}"]:not([type="hidden"])`);
    if (!input) {
      elsewhere.append(said);
      continue;
    }
    const [about, put] = placeOf(input);
    put(said);
    describe(about, [...described(about), said.id]);
    if (about === input) input.setAttribute('aria-invalid', 'true');
  }
}
