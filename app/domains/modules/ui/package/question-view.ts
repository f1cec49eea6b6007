import type { PackageLanguage, PackageQuestion } from '#app/domains/modules/packages/package-data.ts';
import { areaOf, type Response } from '#app/domains/modules/questions/mark-answer.ts';
import {
  type AnswerValues,
  ANSWER_FIELD,
  entryField,
  readResponse,
} from '#app/domains/modules/questions/read-response.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { element, fill } from './elements.ts';

type View = {
  key: QuestionKey;
  text: PackageQuestion;
  words: PackageLanguage['words'];
  answered: { response: Response; right: boolean } | null;
  answer(response: Response): void;
};

/** A question with its form, or with what came of its answer. */
export function questionView(view: View): HTMLElement {
  const { key, text, words, answered } = view;
  const box = element('section', { class: 'question', id: `question-${key.id}` });
  box.append(element('div', { class: 'stem' }, text.stem));
  if (key.kind === 'hotspot') box.append(element('div', { class: 'picture' }, text.picture));
  box.append(answered ? answeredView(view, answered) : formOf(view, words));
  return box;
}

const optionsOf = ({ key, text, words }: View): { id: string; html: string; feedback: string }[] =>
  key.kind === 'truefalse'
    ? [
        { id: 'true', html: words.question.yes, feedback: '' },
        { id: 'false', html: words.question.no, feedback: '' },
      ]
    : text.options;

function formOf(view: View, words: View['words']): HTMLElement {
  const { key, text } = view;
  const form = element('form', {});
  const fieldset = element('fieldset', {});
  fieldset.append(element('legend', { class: 'hidden' }, words.question.answer));
  const choose = (type: 'radio' | 'checkbox') => {
    for (const { id, html } of optionsOf(view)) {
      const label = element('label', { class: 'choice' });
      label.append(element('input', { type, name: ANSWER_FIELD, value: id }), element('span', {}, html));
      fieldset.append(label);
    }
  };
  const select = (id: string, label: string, entries: [string, string][]) => {
    const field = element('label', { class: 'field' }, `<span>${label}</span>`);
    const list = element('select', { name: entryField(id) });
    for (const [value, name] of [['', words.question.choose], ...entries] as [string, string][]) {
      const entry = element('option', { value });
      entry.textContent = name;
      list.append(entry);
    }
    field.append(list);
    fieldset.append(field);
  };
  const help = (words_: string) => fieldset.append(element('p', { class: 'help' }, words_));
  switch (key.kind) {
    case 'single':
    case 'truefalse':
      choose('radio');
      break;
    case 'hotspot':
      help(words.question.picture);
      choose('radio');
      break;
    case 'multiple':
      help(words.question.several);
      choose('checkbox');
      break;
    case 'order':
      help(words.question.order);
      for (const { id, html } of text.options)
        select(
          id,
          html,
          text.options.map((_, at) => [String(at + 1), String(at + 1)]),
        );
      break;
    case 'match':
      for (const { id, html } of text.options)
        select(
          id,
          html,
          text.targets.map((target) => [target.id, target.text]),
        );
      break;
    default: {
      const label =
        key.kind === 'text'
          ? words.question.text
          : text.unit
            ? fill(words.question.number_label, { unit: text.unit })
            : words.question.number_plain;
      const field = element('label', { class: 'field' }, `<span>${label}</span>`);
      field.append(element('input', { name: ANSWER_FIELD, autocomplete: 'off' }));
      fieldset.append(field);
    }
  }
  const said = element('p', { class: 'wrong', role: 'alert' });
  form.append(fieldset, said, element('button', { type: 'submit' }, words.question.answer));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values: AnswerValues = {};
    for (const [name, value] of new FormData(form)) {
      // These forms have no files.
      if (typeof value === 'string') values[name] = [values[name] ?? [], value].flat();
    }
    const read = readResponse(key, values);
    if ('fields' in read) said.textContent = words.question.missing;
    else view.answer(read.response);
  });
  return form;
}

function answeredView(view: View, { response, right }: { response: Response; right: boolean }): HTMLElement {
  const { key, text, words } = view;
  const box = element('div', { class: 'answered', role: 'status' });
  box.append(
    element('p', { class: right ? 'right' : 'wrong' }, right ? words.question.right : words.question.wrong),
  );
  const correct = rightOf(key, text);
  const chosen = key.kind === 'hotspot' ? [areaOf(key.areas, response[0] ?? '', key.ratio) ?? ''] : response;
  if (['single', 'multiple', 'truefalse', 'hotspot'].includes(key.kind))
    for (const { id, html, feedback } of optionsOf(view)) {
      const mark = correct.includes(id) ? 'right' : chosen.includes(id) ? 'wrong' : '';
      const verdict = chosen.includes(id)
        ? words.question[correct.includes(id) ? 'yourRight' : 'yourWrong']
        : correct.includes(id)
          ? words.question[correct.length > 1 ? 'also' : 'best']
          : '';
      box.append(
        element(
          'div',
          { class: `choice ${mark}` },
          `<span>${html}${verdict ? `<b>${verdict}</b>` : ''}${feedback}</span>`,
        ),
      );
    }
  else {
    box.append(element('p', {}, fill(words.question.yours, { answer: inWords(view, response) })));
    if (!right)
      box.append(element('p', {}, fill(words.question.rightIs, { answer: inWords(view, correct) })));
  }
  box.append(element('div', {}, text.feedback));
  return box;
}

function rightOf(key: QuestionKey, text: PackageQuestion): Response {
  switch (key.kind) {
    case 'match':
      return key.options.map((id) => `${id}=${key.answer[id]}`);
    case 'text':
      return text.accepted.slice(0, 1);
    default:
      return [key.answer].flat().map(String);
  }
}

function inWords({ key, text }: View, response: Response): string {
  const bare = (html: string) => html.replace(/<[^>]+>/g, '');
  const named = (id: string) => bare(text.options.find((each) => each.id === id)?.html ?? id);
  if (key.kind === 'order') return response.map((id, at) => `${at + 1}. ${named(id)}`).join('; ');
  if (key.kind === 'match')
    return response
      .map((pair) => pair.split('='))
      .map(
        ([left = '', right = '']) =>
          `${named(left)} – ${text.targets.find(({ id }) => id === right)?.text ?? ''}`,
      )
      .join('; ');
  const escaped = response.join(', ').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return text.unit ? `${escaped} ${text.unit}` : escaped;
}
