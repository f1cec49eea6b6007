import { areaOf, type Response } from '#app/domains/modules/questions/mark-answer.ts';
import { rightResponse } from '#app/domains/modules/questions/right-response.ts';
import { bare, element, fill, plain } from './elements.ts';
import { ringAt } from './hotspot.ts';
import { type View, optionsOf, stemOf } from './question-parts.ts';

/** What came of an answer: the verdict, which the focus goes to, and why. */
export function answeredView(
  view: View,
  { response, right }: { response: Response; right: boolean },
): HTMLElement {
  const { key, text, words } = view;
  const { question } = words;
  const box = element('div', { class: 'answered' });
  const verdict = plain(
    'p',
    { class: `verdict own ${right ? 'right' : 'wrong'}` },
    right ? question.right : question.wrong,
  );
  box.append(stemOf(view, 'div'), verdict);
  if (key.kind === 'hotspot') {
    const picture = element('div', { class: 'picture' }, text.picture);
    const [x, y] = (response[0] ?? '').split(',').map(Number);
    const area = key.areas.find(({ id }) => id === response[0]);
    const mark = right ? 'right' : 'wrong';
    if (area) picture.append(ringAt(area, mark));
    else if (x !== undefined && y !== undefined) picture.append(ringAt({ x, y }, mark));
    box.append(picture);
  }
  const correct = rightResponse(key, text.accepted);
  const chosen = key.kind === 'hotspot' ? [areaOf(key.areas, response[0] ?? '', key.ratio) ?? ''] : response;
  if (['single', 'multiple', 'truefalse', 'hotspot'].includes(key.kind))
    for (const { id, html, feedback } of optionsOf(view)) {
      const isRight = correct.includes(id);
      const mark = isRight ? 'right' : chosen.includes(id) ? 'wrong' : '';
      const verdictOf = chosen.includes(id)
        ? question[isRight ? 'yourRight' : 'yourWrong']
        : isRight
          ? question[correct.length > 1 ? 'also' : 'best']
          : '';
      const words_ = element('div', {}, html);
      if (verdictOf) words_.append(plain('b', { class: 'own' }, verdictOf));
      words_.append(element('div', { class: 'help' }, feedback));
      const choice = element('div', { class: `choice ${mark}` });
      choice.append(words_);
      box.append(choice);
    }
  else {
    box.append(plain('p', {}, fill(question.yours, { answer: inWords(view, response) })));
    if (!right) box.append(plain('p', {}, fill(question.rightIs, { answer: inWords(view, correct) })));
  }
  box.append(element('div', {}, text.feedback));
  return box;
}

function inWords({ key, text }: View, response: Response): string {
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
  return [response.join(', '), text.unit].filter(Boolean).join(' ');
}
