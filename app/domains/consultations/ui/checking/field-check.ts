import { type KeptFinding, KEEP_REASONS, mayKeep } from '#app/domains/consultations/deidentify/check.ts';
import {
  deidentify,
  type Finding,
  type FindingKind,
} from '#app/domains/consultations/deidentify/deidentify.ts';
import { button, element } from './element.ts';

export type CheckWords = {
  kinds: Record<FindingKind, string>;
  masks: Record<FindingKind, string>;
  reasons: Record<string, string>;
} & Record<'write' | 'stays' | 'stayed' | 'undo' | 'must' | 'open' | 'offline', string>;
export type TextInput = HTMLTextAreaElement | HTMLInputElement;

const nameOf = ({ kind, text }: Finding): string => `${kind}\n${text}`;

/** One field with its findings: marked in place, each with one tap to mask it or to give the reason why it stays. */
export class FieldCheck {
  readonly #panel = element('div', { class: 'checked' });
  /** Said aloud when it changes: how much is still open. */
  readonly #status = element('p', { class: 'visually-hidden', role: 'status' });
  /** By what was found: the text may move while it is written. */
  readonly #kept = new Map<string, string>();
  #shown = '';

  constructor(
    readonly field: TextInput,
    private readonly words: CheckWords,
    private readonly changed: () => void,
  ) {
    field.closest('.field')?.append(this.#status, this.#panel);
    let timer: ReturnType<typeof setTimeout> | undefined;
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.show(), 350);
    });
  }

  get keptEntries(): [string, string][] {
    return [...this.#kept].map(([name, reason]) => [`${this.field.name}\n${name}`, reason]);
  }
  restore(entries: [string, string][]): void {
    for (const [name, reason] of entries)
      if (name.startsWith(`${this.field.name}\n`))
        this.#kept.set(name.slice(this.field.name.length + 1), reason);
  }

  findings(): Finding[] {
    return deidentify(this.field.value);
  }
  isSettled = (finding: Finding): boolean => mayKeep(finding.kind) && this.#kept.has(nameOf(finding));
  open(): Finding[] {
    return this.findings().filter((finding) => !this.isSettled(finding));
  }
  /** Kept findings, by their place now. */
  kept(): (KeptFinding & { kind: FindingKind })[] {
    return this.findings()
      .filter(this.isSettled)
      .map((finding) => ({
        field: this.field.name,
        start: finding.start,
        end: finding.end,
        kind: finding.kind,
        reason: this.#kept.get(nameOf(finding))!,
      }));
  }

  show(): void {
    const findings = this.findings();
    const now = JSON.stringify([this.field.value, findings, [...this.#kept]]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.field.toggleAttribute('data-found', findings.length > 0);
    if (findings.length === 0) this.#panel.replaceChildren();
    else this.#panel.replaceChildren(this.#marked(findings), this.#list(findings));
    const open = findings.filter((finding) => !this.isSettled(finding)).length;
    const said = open > 0 ? this.words.open.replace('{count}', String(open)) : '';
    if (this.#status.textContent !== said) this.#status.textContent = said;
    this.changed();
  }

  #marked(findings: Finding[]): HTMLElement {
    const text = this.field.value;
    const marked = element('div', { class: 'case-text' });
    let from = 0;
    for (const [i, finding] of findings.entries()) {
      marked.append(text.slice(from, finding.start));
      marked.append(
        element(
          'mark',
          { class: this.isSettled(finding) ? 'finding settled' : 'finding' },
          finding.text,
          element('sup', {}, String(i + 1)),
        ),
      );
      from = finding.end;
    }
    marked.append(text.slice(from));
    return marked;
  }

  #list(findings: Finding[]): HTMLElement {
    const list = element('ol', { class: 'findings' });
    for (const [i, finding] of findings.entries()) {
      const isSettled = this.isSettled(finding);
      const what = element(
        'p',
        { class: 'small' },
        element('b', {}, this.words.kinds[finding.kind]),
        `: ${finding.text}`,
      );
      const tag = element(
        'span',
        { class: 'tag', 'data-tone': isSettled ? 'success' : 'warning' },
        String(i + 1),
      );
      list.append(
        element('li', {}, tag, element('div', { class: 'stack' }, what, ...this.#choices(finding))),
      );
    }
    return list;
  }

  #choices(finding: Finding): HTMLElement[] {
    const reason = this.isSettled(finding) ? this.#kept.get(nameOf(finding))! : null;
    if (reason !== null) {
      const undo = button(this.words.undo, () => this.#keep(finding, null), 'button plain');
      return [
        element('p', { class: 'small soft' }, `${this.words.stayed}: ${this.words.reasons[reason]!}`),
        element('div', { class: 'cluster' }, undo),
      ];
    }
    const mask = this.#maskOf(finding);
    const choices = element('div', { class: 'cluster' });
    choices.append(button(this.words.write.replace('{mask}', mask), () => this.#mask(finding, mask)));
    if (!mayKeep(finding.kind)) return [element('p', { class: 'small soft' }, this.words.must), choices];
    const stays = element('select', { class: 'input', 'aria-label': this.words.stays });
    stays.append(element('option', { value: '' }, this.words.stays));
    for (const each of KEEP_REASONS)
      stays.append(element('option', { value: each }, this.words.reasons[each]!));
    stays.addEventListener('change', () => this.#keep(finding, stays.value || null));
    choices.append(stays);
    return [choices];
  }

  /** Of a day of birth the year says enough. */
  #maskOf({ kind, text }: Finding): string {
    const year = kind === 'birth-date' ? /(?:18|19|20)\d{2}/.exec(text)?.[0] : undefined;
    return year ?? `[${this.words.masks[kind]}]`;
  }

  #mask({ start, end }: Finding, mask: string): void {
    this.field.setRangeText(mask, start, end, 'end');
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
    this.show();
    this.#focus();
  }
  #keep(finding: Finding, reason: string | null): void {
    if (reason === null) this.#kept.delete(nameOf(finding));
    else this.#kept.set(nameOf(finding), reason);
    this.show();
    this.#focus();
  }
  /** The next thing to do, so that the keyboard need not look for it. */
  #focus(): void {
    const next = this.#panel.querySelector<HTMLElement>('.tag[data-tone="warning"] + .stack button');
    (next ?? this.field).focus();
  }
}
