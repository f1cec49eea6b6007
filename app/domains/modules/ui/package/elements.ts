/** An element with attributes and, optionally, HTML: only HTML that import has sanitized. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  html = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (html !== '') made.innerHTML = html;
  return made;
}

/** As `element`, with plain text instead of HTML. */
export function plain<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}

/** The element that a selector names is where the keyboard and a screen reader go on. */
export function focusOn(place: Element, selector: string): void {
  const found = place.querySelector<HTMLElement>(selector);
  if (found?.matches(':not(a, button, input, select)')) found.tabIndex = -1;
  found?.focus();
}

/** Fills the `{{name}}` placeholders of a sentence. */
export const fill = (sentence: string, facts: Record<string, string | number>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));

/** The words of HTML of ours, without its elements. */
export const bare = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (sign, decimal?: string, hex?: string, name?: string) =>
      name
        ? (NAMED[name.toLowerCase()] ?? sign)
        : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
