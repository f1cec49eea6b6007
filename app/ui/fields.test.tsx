import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import {
  Choices,
  DateField,
  FormScope,
  LanguageField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from './fields.tsx';
import { type FormState, NO_STATE } from './form.tsx';

const wrong: FormState = { fields: { name: 'required' }, failure: null, values: { name: 'typed' } };

test.each([
  ['TextField', <TextField key="" name="name" label="Name" help="Why" state={wrong} />],
  ['TextAreaField', <TextAreaField key="" name="name" label="Name" help="Why" state={wrong} />],
  ['SelectField', <SelectField key="" name="name" label="Name" help="Why" state={wrong} options={[]} />],
  ['NumberField', <NumberField key="" name="name" label="Name" help="Why" state={wrong} />],
  ['DateField', <DateField key="" name="name" label="Name" help="Why" state={wrong} />],
  ['LanguageField', <LanguageField key="" name="name" label="Name" help="Why" state={wrong} />],
])('%s names its help and its error to those who hear it, and is marked invalid', (_, field) => {
  const html = draw(<FormScope name="one">{field}</FormScope>);
  expect(html).toContain('<label for="one-name">Name</label>');
  expect(html).toMatch(
    /<(input|select|textarea)[^>]* id="one-name"[^>]* aria-invalid="true"[^>]* aria-describedby="one-name-help one-name-error"/,
  );
  expect(html).toContain('<p class="help" id="one-name-help">Why</p>');
  expect(html).toContain('<p class="error" id="one-name-error">');
});

test('a field without fault and help is described by nothing', () => {
  const html = draw(<TextField name="name" label="Name" state={NO_STATE} value="known" />);
  expect(html).toContain('value="known"');
  expect(html).not.toMatch(/aria-|<p/);
});

test('what was typed comes back before what was known', () => {
  expect(draw(<TextField name="name" label="Name" state={wrong} value="known" />)).toContain('value="typed"');
  expect(draw(<NumberField name="name" label="Name" state={NO_STATE} value={0} />)).toContain('value="0"');
});

test('the error of a group of choices describes the group, and what was chosen comes back', () => {
  const state: FormState = { fields: { side: 'choose_some' }, failure: null, values: { side: ['b'] } };
  const options = [
    { value: 'a', name: 'A' },
    { value: 'b', name: 'B' },
  ];
  const html = draw(
    <Choices name="side" kind="checkbox" legend="Side" state={state} values={['a']} options={options} />,
  );
  expect(html).toContain('<fieldset aria-describedby="side-error">');
  expect(html).toContain('id="side-error"');
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(html).toMatch(/checked="" value="b"|value="b" checked=""/);
});

test('languages are written in themselves, in the order that is asked for', () => {
  const html = draw(<LanguageField name="language" label="Language" state={NO_STATE} only={['lv', 'fi']} />);
  expect([...html.matchAll(/<option value="(\w+)" lang="(\w+)">/g)].map(([, value]) => value)).toEqual([
    'lv',
    'fi',
  ]);
});
