import {
  type AnswerValues,
  ANSWER_FIELD,
  entryField,
  readResponse,
} from '#app/domains/modules/questions/read-response.ts';
import { answeredView } from './answered-view.ts';
import { element, fill, plain } from './elements.ts';
import { choosePlace } from './hotspot.ts';
import { type View, optionsOf, refusalOf, stemOf } from './question-parts.ts';

/** A question with its form, or with what came of its answer. */
export function questionView(view: View): HTMLElement {
  const { key, lang, answered } = view;
  const own = lang ? { lang: lang.text } : {};
  const box = element('section', { class: 'question', id: `question-${key.id}`, ...own });
  box.append(answered ? answeredView(view, answered) : formOf(view));
  if (lang) for (const each of box.querySelectorAll('.own')) each.setAttribute('lang', lang.words);
  return box;
}

function formOf(view: View): HTMLElement {
  const { key, words } = view;
  const form = element('form', { novalidate: '' });
  const said = element('p', { class: 'wrong own', role: 'alert', id: `error-${key.id}` });
  const fieldset = element('fieldset', { 'aria-describedby': said.id });
  fieldset.append(stemOf(view, 'legend'), ...fieldsOf(view, form));
  form.append(fieldset, said, plain('button', { type: 'submit', class: 'own' }, words.question.answer));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values: AnswerValues = {};
    for (const [name, value] of new FormData(form)) {
      // These forms have no files.
      if (typeof value === 'string') values[name] = [values[name] ?? [], value].flat();
    }
    const read = readResponse(key, values);
    if ('response' in read) return view.answer(read.response);
    const [[name, fault] = [ANSWER_FIELD, undefined]] = Object.entries(read.fields);
    said.textContent = refusalOf(words.question, fault);
    form.querySelector<HTMLElement>(`[name="${name}"]:not([type=hidden])`)?.focus();
  });
  return form;
}

function fieldsOf(view: View, form: HTMLFormElement): HTMLElement[] {
  const { key, text, words } = view;
  const { question } = words;
  const help = (sentence: string) => plain('p', { class: 'help own' }, sentence);
  const choices = (type: 'radio' | 'checkbox') =>
    optionsOf(view).map(({ id, html }) => {
      const label = element('label', { class: 'choice' });
      const words_ = element('span', key.kind === 'truefalse' ? { class: 'own' } : {}, html);
      label.append(element('input', { type, name: ANSWER_FIELD, value: id }), words_);
      return label;
    });
  const lists = (entries: { id: string; text: string }[]) =>
    text.options.map(({ id, html }) => {
      const field = element('label', { class: 'field' }, `<span>${html}</span>`);
      const list = element('select', { name: entryField(id) });
      list.append(plain('option', { value: '', class: 'own' }, question.choose));
      for (const each of entries) list.append(plain('option', { value: each.id }, each.text));
      field.append(list);
      return field;
    });
  const line = (label: string, more: Record<string, string>) => {
    const field = element('label', { class: 'field' });
    field.append(
      plain('span', { class: 'own' }, label),
      element('input', { type: 'text', name: ANSWER_FIELD, autocomplete: 'off', maxlength: '200', ...more }),
    );
    return [field];
  };
  switch (key.kind) {
    case 'single':
    case 'truefalse':
      return choices('radio');
    case 'multiple':
      return [help(question.several), ...choices('checkbox')];
    case 'hotspot': {
      const picture = element('div', { class: 'picture' }, text.picture);
      choosePlace(picture, form);
      return [picture, help(question.picture), ...choices('radio')];
    }
    case 'order':
      return [
        help(question.order),
        ...lists(text.options.map((_, at) => ({ id: String(at + 1), text: String(at + 1) }))),
      ];
    case 'match':
      return lists(text.targets);
    case 'numeric':
      return line(text.unit ? fill(question.number_label, { unit: text.unit }) : question.number_plain, {
        inputmode: 'decimal',
      });
    case 'text':
      return line(question.text, {});
  }
}
