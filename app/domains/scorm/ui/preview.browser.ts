/** On the page of a preview: lists faults that its player reports, each once, with the button that allows a blocked host. */
const frame = document.querySelector<HTMLIFrameElement>('iframe[data-player]');
const panel = document.querySelector<HTMLElement>('[data-faults]');

type Kind = 'blocked' | 'missing' | 'script';
type Words = Record<Kind | 'scriptAt', string> & { loaded: Record<string, string>; never: string[] };

/** From the player; a package shares its host and can send the same, so it is only shown. */
const MAX_SHOWN = 60;

if (frame && panel) {
  const words = JSON.parse(panel.dataset['faults']!) as Words;
  const list = panel.querySelector('ul')!;
  const note = panel.querySelector<HTMLElement>('[data-allow]');
  const button = panel.querySelector('template');
  const shown = new Set<string>();
  const hosts = new Set<string>();

  const say = (kind: Kind, name: string, detail: string): string => {
    const pattern = kind === 'script' && detail !== '' ? words.scriptAt : words[kind];
    return pattern
      .replace('{name}', () => name)
      .replace('{detail}', () => (kind === 'blocked' ? (words.loaded[detail] ?? detail) : detail));
  };
  const offer = (host: string, beside: HTMLElement) => {
    if (!note || !button || hosts.has(host) || !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(host)) return;
    hosts.add(host);
    const copy = button.content.cloneNode(true) as DocumentFragment;
    copy.querySelector<HTMLInputElement>('input[name=host]')!.value = host;
    const press = copy.querySelector('button')!;
    press.textContent = press.textContent.replace('{host}', () => host);
    beside.append(copy);
    note.hidden = false;
  };

  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== new URL(frame.src).origin) return;
    const { type, fault } = (event.data ?? {}) as { type?: unknown; fault?: unknown };
    if (type !== 'majakka:fault' || !Array.isArray(fault) || shown.size >= MAX_SHOWN) return;
    const [kind, name, detail] = fault.map((each) => String(each).slice(0, 300)) as [string, string, string];
    if (kind !== 'blocked' && kind !== 'missing' && kind !== 'script') return;
    const line = say(kind, name, detail);
    if (shown.has(line)) return;
    shown.add(line);
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('span'), { textContent: line }));
    list.append(item);
    panel.hidden = false;
    if (kind === 'blocked' && !words.never.includes(detail)) offer(name, item);
  });
}
