import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import { alertsOf } from '#tests/support/forms.ts';
import { said } from '#tests/support/words.ts';
import { Disclosure } from './disclosure.tsx';
import { Choices, Tick } from './choices.tsx';
import { useField } from './field.tsx';
import { DateField, NumberField, SelectField, TextAreaField, TextField } from './fields.tsx';
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
    body: 'lihavuus',
    list: '{one, two}',
    note: '',
    zone: 'Europe/Helsinki',
    topic: 'Family medicine',
    texts: 'body list note',
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
      <RefusedContext.Provider value={{ drawn: lost ? new Drawn() : drawn, isRefused: true, lost }}>
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
      <TextAreaField name="list" label="List" />
    </ActionForm>,
  );
  expect(alertsOf(html)).toEqual([[said('errors:changed_meanwhile')]]);
});

test('a page without the form says the failure at its head, with the texts that were written and nothing else', () => {
  const [alert, ...others] = alertsOf(drawTwice(refused, null));
  expect(others).toEqual([]);
  expect(alert).toEqual([
    said('errors:changed_meanwhile'),
    said('common:form.lost'),
    'lihavuus',
    '{one, two}',
  ]);
});

test('of a form that comes back in part, the texts of the other part stand at the head', () => {
  const html = drawTwice(
    refused,
    <ActionForm state={refused}>
      <TextField name="body" label="Body" />
    </ActionForm>,
  );
  expect(alertsOf(html)).toEqual([
    [said('common:form.lost'), '{one, two}'],
    [said('errors:changed_meanwhile')],
  ]);
});

test('where nobody knows whether it was saved, nobody says that it was not', () => {
  const html = drawTwice({ ...refused, failure: { code: 'outcome_unknown', facts: {} } }, null);
  expect(alertsOf(html)[0]!.slice(0, 3)).toEqual([
    said('errors:outcome_unknown'),
    said('common:form.wrote'),
    'lihavuus',
  ]);
});

test('a form names its texts, and no secret, number, day or choice', () => {
  const html = draw(
    <ActionForm state={NO_STATE}>
      <TextField name="title" label="Title" />
      <TextField name="mail" type="email" label="Mail" />
      <TextField name="secret" type="password" label="Secret" />
      <TextField name="once" autoComplete="one-time-code" label="Code" />
      <NumberField name="months" label="Months" />
      <DateField name="day" label="Day" />
      <SelectField name="zone" label="Zone" options={[]} />
      <TextAreaField name="body" label="Body" />
    </ActionForm>,
  );
  expect(html).toContain('<input type="hidden" name="texts" value="title mail body"/></form>');
});

test('a fault in no field of the page is said at its head, and one in a field of it only there', () => {
  const none = drawTwice(wrong, <ActionForm state={wrong}>Nothing to fill in</ActionForm>);
  expect(alertsOf(none)[0]).toEqual([said('errors:required')]);
  const one = (field: ReactNode) => drawTwice(wrong, <ActionForm state={wrong}>{field}</ActionForm>);
  for (const field of [
    <TextField key="" name="body" label="Body" />,
    <Tick key="" name="body" label="Body" />,
    <Choices key="" name="body" kind="radio" legend="Body" options={[]} />,
  ]) {
    expect(alertsOf(one(field))).toEqual([[said('common:form.check')]]);
    expect(one(field)).toContain('id="body-error"');
  }
  // A field that does not say its own fault.
  expect(alertsOf(one(<Silent name="body" />))[0]).toEqual([said('errors:required')]);
});

function Silent({ name }: { name: string }) {
  return <input defaultValue={String(useField(name).shown)} />;
}

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
