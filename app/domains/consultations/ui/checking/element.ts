type Child = Node | string;

/** An element with attributes and children; `false` leaves an attribute out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | false> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(name: string, press: () => void, kind = 'button'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, name);
  made.addEventListener('click', press);
  return made;
}
