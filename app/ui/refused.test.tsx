import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import { alertsOf } from '#tests/support/forms.ts';
import { said } from '#tests/support/words.ts';
import { Disclosure } from './disclosure.tsx';
import { NumberField, SelectField, TextField } from './fields.tsx';
import { ActionForm } from './form.tsx';
import { type FormState, NO_STATE, stateOfOne } from './form-state.ts';
import { Page } from './page.tsx';
import { Drawn, isAllDrawn, RefusedContext } from './refused.tsx';

const refused: FormState = {
  fields: {},
  failure: { code: 'changed_meanwhile', facts: {} },
  values: {
    intent: 'write',
    id: '01a2-7f',
    body: 'Two words',
    url: '/credit',
    state: 'over',
    key: '{"a": 1}',
  },
};
const wrong: FormState = {
  fields: { body: 'required' },
  failure: null,
  values: { intent: 'write', body: '' },
};

/** A page drawn once, what it lacks, and the page drawn again with it. */
function drawTwice(state: FormState, form: ReactNode) {
  const drawn = new Drawn();
  const drawWith = (lost: { state: FormState; drawn: Drawn } | null) =>
    draw(
      <RefusedContext.Provider value={{ drawn: lost ? new Drawn() : drawn, lost }}>
        <Page title="Page">{form}</Page>
      </RefusedContext.Provider>,
    );
  const once = drawWith(null);
  return isAllDrawn(state, drawn) ? once : drawWith({ state, drawn });
}

test('a page that has the form says its failure once, in the form', () => {
  const html = drawTwice(
    refused,
    <ActionForm state={refused}>
      <TextField name="body" label="Body" />
    </ActionForm>,
  );
  expect(alertsOf(html)).toEqual([[said('errors:changed_meanwhile')]]);
});

test('a page without the form says the failure at its head, with the texts that were written and nothing else', () => {
  const [alert, ...others] = alertsOf(drawTwice(refused, null));
  expect(others).toEqual([]);
  expect(alert).toEqual([said('errors:changed_meanwhile'), said('common:form.lost'), 'Two words']);
});

test('a fault in no field of the page is said at its head', () => {
  const html = drawTwice(wrong, <ActionForm state={wrong}>Nothing to fill in</ActionForm>);
  expect(alertsOf(html)[0]).toEqual([said('errors:required')]);
});

test('a form that has its state stands open; one about another thing does not', () => {
  const disclosure = (state: FormState) =>
    draw(
      <Disclosure summary="More" state={state}>
        x
      </Disclosure>,
    );
  expect(disclosure(wrong)).toContain('<details open="">');
  expect(disclosure(NO_STATE)).toContain('<details>');
  expect(stateOfOne(refused, { id: '01a2-7f' })).toBe(refused);
  expect(stateOfOne(refused, { id: 'other' })).toBe(NO_STATE);
  const within = draw(
    <ActionForm state={wrong}>
      <Disclosure summary="More">
        <TextField name="body" label="Body" />
      </Disclosure>
    </ActionForm>,
  );
  expect(within).toContain('<details open="">');
});

test('a form that overwrites tells what is stored now beside each field that differs, by its name in a list', () => {
  const late = { ...refused, values: { months: '9', mode: 'a', room: 'same' } };
  const fields = (overwrites: boolean) =>
    draw(
      <ActionForm state={late} overwrites={overwrites} values={{ months: 6, mode: 'b', room: 'same' }}>
        <NumberField name="months" label="Months" />
        <SelectField name="mode" label="Mode" options={[{ value: 'a', name: 'Alone' }, { value: 'b', name: 'Both' }]} />
        <TextField name="room" label="Room" />
      </ActionForm>,
    ); // oxfmt-ignore
  const stored = [...fields(true).matchAll(/id="([^"]+)-stored">([^<]*)</g)].map(([, name, words]) => [
    name,
    words,
  ]);
  expect(stored).toEqual([
    ['months', said('common:form.stored', { value: '6' })],
    ['mode', said('common:form.stored', { value: 'Both' })],
  ]);
  expect(fields(true)).toContain('aria-describedby="months-stored"');
  expect(fields(false)).not.toContain('-stored');
});
