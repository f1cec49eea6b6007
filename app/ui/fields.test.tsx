import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import { said } from '#tests/support/words.ts';
import { Choices, Tick, TickField } from './choices.tsx';
import { DateField, LanguageField, NumberField, SelectField, TextAreaField, TextField } from './fields.tsx';
import { optionsOf } from './options.ts';
import type { FormState } from './form-state.ts';
import { FormScope } from './form-scope.tsx';

const wrong: FormState = { fields: { name: 'required' }, failure: null, values: { name: 'typed' } };

test.each([
  ['TextField', <TextField key="" name="name" label="Name" help="Why" />],
  ['TextAreaField', <TextAreaField key="" name="name" label="Name" help="Why" />],
  ['SelectField', <SelectField key="" name="name" label="Name" help="Why" options={[]} />],
  ['NumberField', <NumberField key="" name="name" label="Name" help="Why" />],
  ['DateField', <DateField key="" name="name" label="Name" help="Why" />],
  ['LanguageField', <LanguageField key="" name="name" label="Name" help="Why" />],
])('%s names its help and its error to those who hear it, and is marked invalid', (_, field) => {
  const html = draw(
    <FormScope name="one" state={wrong}>
      {field}
    </FormScope>,
  );
  expect(html).toContain('<label for="one-name">Name</label>');
  expect(html).toMatch(
    /<(input|select|textarea)[^>]* id="one-name"[^>]* aria-invalid="true"[^>]* aria-describedby="one-name-help one-name-error"/,
  );
  expect(html).toContain('<p class="help" id="one-name-help">Why</p>');
  expect(html).toContain('<p class="error" id="one-name-error">');
});

test('a field without fault and help is described by nothing, and without a form it is empty', () => {
  const html = draw(<TextField name="name" label="Name" />);
  expect(html).toContain('id="name" value=""');
  expect(html).not.toMatch(/aria-|<p/);
});

test('an error says the facts of its sentence', () => {
  const fault = { code: 'number_out_of_range', facts: { min: 5, max: 600 } };
  const html = draw(
    <FormScope state={{ fields: { name: fault }, failure: null, values: { name: '601' } }}>
      <NumberField name="name" label="Name" />
    </FormScope>,
  );
  expect(html).toContain(said('errors:number_out_of_range', fault.facts));
});

test('what was typed comes back before what the caller says, and that before what is stored', () => {
  const stored = { name: 'stored' };
  const shown = (state: FormState | undefined, value?: string) =>
    draw(
      <FormScope state={state} values={stored}>
        <TextField name="name" label="Name" value={value} />
      </FormScope>,
    ).match(/ value="(\w*)"/)![1];
  expect([shown(wrong, 'said'), shown(undefined, 'said'), shown(undefined), shown(undefined, '')]).toEqual([
    'typed',
    'said',
    'stored',
    '',
  ]);
});

test('a number that is stored is shown, zero too, and what is not known is empty', () => {
  const html = draw(
    <FormScope values={{ none: 0, unknown: null }}>
      <NumberField name="none" label="None" />
      <NumberField name="unknown" label="Unknown" />
    </FormScope>,
  );
  expect(html.match(/ value="\w*"/g)).toEqual([' value="0"', ' value=""']);
});

test('the error of a group of choices describes the group, and what was chosen comes back', () => {
  const state: FormState = { fields: { side: 'choose_some' }, failure: null, values: { side: ['b'] } };
  const html = draw(
    <FormScope state={state} values={{ side: ['a'] }}>
      <Choices name="side" kind="checkbox" legend="Side" options={optionsOf(['a', 'b'])} />
    </FormScope>,
  );
  expect(html).toContain('<fieldset aria-describedby="side-error">');
  expect(html).toContain('id="side-error"');
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(html).toMatch(/checked="" value="b"|value="b" checked=""/);
});

test('a box to tick is ticked where yes is stored', () => {
  const ticked = (stored: object, said?: boolean) =>
    draw(
      <FormScope values={stored}>
        <TickField
          name="open"
          legend="Open"
          label="It is"
          {...(said === undefined ? {} : { ticked: said })}
        />
      </FormScope>,
    ).includes('checked=""');
  expect([ticked({ open: true }), ticked({ open: false }), ticked({}), ticked({}, true)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('a box that was sent unticked stays so, whatever is stored; of what was not sent, what is stored is shown', () => {
  const stored = { shared: true, days: ['1', '2'], kind: 'a' };
  const ticked = (state: FormState | undefined) => {
    const html = draw(
      <FormScope state={state} values={stored}>
        <TickField name="shared" legend="Shared" label="Both" />
        <Tick name="moderated" label="First" help="Why" ticked />
        <Choices name="days" kind="checkbox" legend="Days" options={optionsOf(['1', '2'])} />
        <Choices name="kind" kind="radio" legend="Kind" options={optionsOf(['a', 'b'])} />
      </FormScope>,
    );
    return [...html.matchAll(/<input[^>]* name="(\w+)"[^>]* checked=""/g)].map(([, name]) => name);
  };
  const sent = (values: FormState['values']): FormState => ({ ...wrong, values });
  expect(ticked(undefined)).toEqual(['shared', 'moderated', 'days', 'days', 'kind']);
  expect(ticked(sent({ name: 'typed' }))).toEqual(['kind']);
  expect(ticked(sent({ name: 'typed', moderated: 'yes', days: '2', kind: 'b' }))).toEqual([
    'moderated',
    'days',
    'kind',
  ]);
  // Too large to be read: nothing is known of what was sent.
  expect(ticked({ fields: {}, failure: { code: 'too_large', facts: {} }, values: {} })).toEqual(
    ticked(undefined),
  );
});

test('the error of a box to tick stands below it, and a stale form says whether it is ticked where it is stored', () => {
  const tick = (state: FormState, stored: object) =>
    draw(
      <FormScope name="one" state={state} values={stored} overwrites>
        <Tick name="read" label="I have read it" />
        <TickField name="open" legend="Open" label="It is" />
      </FormScope>,
    );
  const withError = tick({ fields: { read: 'required' }, failure: null, values: { other: 'x' } }, {});
  expect(withError).toMatch(
    /<input[^>]* name="read"[^>]* aria-invalid="true" aria-describedby="one-read-error"/,
  );
  expect(withError).toContain('<p class="error" id="one-read-error">');
  expect(withError).toContain(said('errors:required'));
  const stale = (values: FormState['values'], stored: object) =>
    [
      ...tick({ fields: {}, failure: { code: 'changed_meanwhile', facts: {} }, values }, stored).matchAll(
        /id="one-(\w+)-stored">([^<]*)</g,
      ),
    ].map(([, name, words]) => [name, words]);
  const now = (value: string) => said('common:form.stored', { value });
  const [ticked, unticked] = [said('common:form.ticked'), said('common:form.unticked')];
  expect(stale({ read: 'yes' }, { read: false, open: true })).toEqual([
    ['read', now(unticked)],
    ['open', now(ticked)],
  ]);
  expect(stale({ open: 'yes' }, { read: true, open: false })).toEqual([
    ['read', now(ticked)],
    ['open', now(unticked)],
  ]);
  expect(stale({ read: 'yes', open: 'yes' }, { read: true })).toEqual([]);
});

test('languages are written in themselves, in the order that is asked for', () => {
  const html = draw(<LanguageField name="language" label="Language" only={['lv', 'fi']} />);
  expect([...html.matchAll(/<option value="(\w+)" lang="(\w+)">/g)].map(([, value]) => value)).toEqual([
    'lv',
    'fi',
  ]);
});
