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
export function words<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}

/** Fills the `{{name}}` placeholders of a sentence. */
export const fill = (sentence: string, facts: Record<string, string | number>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));
