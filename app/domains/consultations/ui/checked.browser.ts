import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { warmUp } from '#app/domains/consultations/deidentify/deidentify.ts';
import { startQuestionForm } from '#app/domains/consultations/ui/checking/question-form.ts';
import { deleteDraft, readDraft, saveDraft } from './checking/drafts.ts';
import { sayBeside } from './checking/say-beside.ts';
import { type CheckWords, FieldCheck, type TextInput } from './checking/field-check.ts';
import { notePlace } from '#app/ui/page/keep-place.ts';
import { PictureList } from '#app/domains/consultations/ui/checking/pictures.ts';

/** Forms of consultations: what is written in them is checked here, on the device, before anything of it leaves. */
type Answer = { to?: string; id?: string; says?: string; fields?: Record<string, string>; places?: string };

const words = JSON.parse(document.getElementById('check-words')?.textContent ?? '{}') as CheckWords;
const CHECKED = 'textarea, input[data-check]';
/** Consents, which a draft never restores. */
const NEVER_RESTORED = new Set(['card', 'consent']);

/** Sends a form's values; after a network error the person can press the button again, and nothing is lost. */
async function post(to: string, body: BodyInit): Promise<Answer> {
  const answer = await fetch(to, { method: 'POST', headers: { Accept: 'application/json' }, body });
  return (await answer.json()) as Answer;
}

async function start(form: HTMLFormElement): Promise<void> {
  const part = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[data-part="${name}"]`);
  const fields = part<HTMLFieldSetElement>('fields')!;
  const refused = part('refused')!;
  const key = form.dataset['draft'];
  const draft = key ? await readDraft(key, Date.now()).catch(() => null) : null;
  const pictures = part('pictures') ? new PictureList(part('pictures')!, save) : null;
  const checks = [...form.querySelectorAll<TextInput>(CHECKED)].map(
    (field) => new FieldCheck(field, words, save),
  );

  /** Of every field by its name, as it would be sent. */
  function valuesOf(): URLSearchParams {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.append(name, value);
    return values;
  }
  let saving: ReturnType<typeof setTimeout> | undefined;
  function save(): void {
    if (!key) return;
    clearTimeout(saving);
    saving = setTimeout(() => {
      const values = Object.fromEntries(valuesOf());
      const kept = checks.flatMap((check) => check.keptEntries);
      const ready = pictures?.ready() ?? [];
      // Nothing is kept of a page that somebody has only opened.
      if (ready.length === 0 && checks.every(({ field }) => field.value.trim() === '')) void deleteDraft(key);
      else void saveDraft({ key, at: Date.now(), values, kept, pictures: ready });
    }, 300);
  }
  function say(sentence: string): void {
    part('said')!.textContent = sentence;
    refused.hidden = sentence === '';
    if (sentence) refused.scrollIntoView({ block: 'nearest' });
  }
  /** The first place that the server, which knows no words of it, has named. */
  function showPlace(places: string): void {
    const [, name, start, end] = /^(\w+):(\d+)-(\d+)/.exec(places) ?? [];
    const field = checks.find((check) => check.field.name === name)?.field;
    if (!field) return;
    fields.disabled = false;
    field.focus();
    field.setSelectionRange(Number(start), Number(end));
  }

  for (const input of form.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (input.name === 'draftId') input.value = draft?.values['draftId'] ?? crypto.randomUUID();
    else if (
      draft &&
      input.name in draft.values &&
      input.type !== 'hidden' &&
      !NEVER_RESTORED.has(input.name)
    )
      if (input.type === 'radio' || input.type === 'checkbox')
        input.checked = draft.values[input.name] === input.value;
      else {
        input.value = draft.values[input.name]!;
        // A list that is still to come is set when it is there.
        input.dataset['wanted'] = draft.values[input.name]!;
      }
  }
  for (const check of checks) {
    if (draft) check.restore(draft.kept);
    check.show();
  }
  if (draft) await pictures?.restore(draft.pictures);
  form.addEventListener('input', save);
  for (const each of form.querySelectorAll<HTMLButtonElement>('[data-insert]'))
    each.addEventListener('click', () => {
      const target = form.querySelector<HTMLTextAreaElement>(`[name="${each.dataset['into']}"]`)!;
      const before = target.value.trimEnd();
      target.value = (before && `${before}\n\n`) + each.dataset['insert']!;
      target.dispatchEvent(new Event('input', { bubbles: true }));
      target.focus();
    });
  if (form.matches('[data-asking]')) startQuestionForm(form, checks);
  part('no-script')!.hidden = true;
  fields.disabled = false;

  /** The first thing that keeps the form from being sent: an open finding, or a picture that nobody has reviewed. */
  function isClean(): boolean {
    for (const { field } of checks) field.value = field.value.trim();
    for (const check of checks) check.show();
    const open = checks.filter((check) => check.open().length > 0);
    const count = open.reduce((sum, check) => sum + check.open().length, 0);
    if (count > 0) {
      say(words.open.replace('{count}', String(count)));
      open[0]!.field.closest('.field')?.scrollIntoView({ block: 'start' });
      return false;
    }
    return pictures?.isReady() ?? true;
  }
  /** Whether it was taken: then the next page is on its way. */
  async function send(): Promise<boolean> {
    const values = valuesOf();
    values.set('checkVersion', CHECK_VERSION);
    values.set('kept', JSON.stringify(checks.flatMap((check) => check.kept())));
    if (pictures) values.set('pictures', String(pictures.ready().length));
    let answer = await post(form.dataset['act']!, values);
    if (answer.id && answer.to === '' && pictures) answer = await pictures.send(answer.id, post);
    if (answer.to) {
      clearTimeout(saving);
      if (key) await deleteDraft(key).catch(() => undefined);
      notePlace(form);
      location.assign(answer.to);
      return true;
    }
    sayBeside(form, answer.fields ?? {}, refused);
    showPlace(answer.places ?? '');
    say(answer.says ?? words.offline);
    return false;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say('');
    sayBeside(form, {}, refused);
    if (fields.disabled || !isClean()) return;
    const focused = document.activeElement as HTMLElement | null;
    const busy = send().catch(() => {
      say(words.offline);
      return false;
    });
    fields.disabled = true;
    // What was taken is not sent again while the next page is slow.
    void busy.then((taken) => {
      fields.disabled = taken;
      // Disabled fields lose the focus.
      if (!taken && document.activeElement === document.body) focused?.focus({ preventScroll: true });
    });
  });
  addEventListener('pageshow', ({ persisted }) => persisted && (fields.disabled = false));
}

const whenIdle = 'requestIdleCallback' in window ? requestIdleCallback : setTimeout;
whenIdle(() => {
  warmUp(true);
  whenIdle(() => warmUp(false));
});
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-checked]')) void start(form);
