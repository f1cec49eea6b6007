import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import { z } from 'zod';
import { Choices } from './choices.tsx';
import { TextField } from './fields.tsx';
import { ActionButton, DecisionButtons } from './buttons.tsx';
import { ActionForm, FilterForm } from './form.tsx';
import { type FormState, formStates, NO_STATE } from './form-state.ts';

const refused: FormState = { fields: {}, failure: { code: 'not_found', facts: {} }, values: {} };

test('the one button of a form carries its name, and what is hidden comes last', () => {
  const html = draw(
    <ActionForm intent="sign" hidden={{ id: 7, language: null }} submit="Sign" look="beacon wide">
      <p>Words</p>
    </ActionForm>,
  );
  expect(html).toBe(
    '<form method="post" class="form"><p>Words</p>' +
      '<button class="button beacon wide" name="intent" value="sign">Sign</button>' +
      '<input type="hidden" name="id" value="7"/></form>',
  );
});

test('a form that draws its own buttons carries its name in a hidden field, its id from the caller', () => {
  const html = draw(
    <ActionForm id="decide" className="cluster" intent="decide">
      <DecisionButtons
        decisions={[
          { value: 'yes', name: 'Accept', look: 'beacon' },
          { value: 'no', name: 'Decline' },
        ]}
      />
    </ActionForm>,
  );
  expect(html).toContain('<form method="post" class="cluster" id="decide">');
  // Enter presses the first of them, which does nothing.
  expect(html.match(/<(button|input type="submit")[^>]*>/)?.[0]).toBe(
    '<input type="submit" disabled="" hidden=""/>',
  );
  expect(html).toContain('<button class="button beacon" name="decision" value="yes">Accept</button>');
  expect(html).toContain('<button class="button" name="decision" value="no">Decline</button>');
  expect(html).toMatch(/<input type="hidden" name="intent" value="decide"\/><\/form>$/);
});

test('what was wrong stands below the heading of its form, as an alert; nothing where nothing was', () => {
  const form = (state: FormState) => draw(<ActionForm head={<h2>Heading</h2>} state={state} submit="Go" />);
  expect(form(refused)).toMatch(
    /<h2>Heading<\/h2><div class="alert" data-tone="danger" role="alert" tabindex="-1" autofocus="">/,
  );
  expect(form({ ...NO_STATE, fields: { name: 'required' } })).toContain('role="alert"');
  expect(form(NO_STATE)).not.toContain('role="alert"');
});

test('fields take their ids and values from their form, and what was wrong may be said elsewhere', () => {
  const html = draw(
    <ActionForm scope="one" state={refused} values={{ name: 'stored' }} failure={false}>
      <TextField name="name" label="Name" />
    </ActionForm>,
  );
  expect(html).toMatch(/id="one-name"[^>]* value="stored"|value="stored"[^>]* id="one-name"/);
  expect(html).not.toContain('role="alert"');
});

test('a form that filters shows what it asked for last', () => {
  expect(
    draw(
      <FilterForm values={{ q: 'heart' }} submit="Show">
        <TextField name="q" label="Words" />
      </FilterForm>,
    ),
  ).toBe(
    '<form class="form"><div class="field"><label for="q">Words</label><input class="input" name="q" id="q" value="heart"/></div>' +
      '<button class="button">Show</button></form>',
  );
});

test('a single button says more to those who only hear it', () => {
  expect(
    draw(
      <ActionButton intent="confirm" hidden={{ id: 'a' }} named="Confirm: Anna">
        Confirm
      </ActionButton>,
    ),
  ).toBe(
    '<form method="post"><button class="button" name="intent" value="confirm" aria-label="Confirm: Anna">Confirm</button>' +
      '<input type="hidden" name="id" value="a"/></form>',
  );
});

test('of several forms on a page only the one that was sent gets its answer back', () => {
  const answer: FormState = { ...refused, values: { intent: 'words' } };
  const { sent, stateOf } = formStates(answer);
  expect([sent, stateOf('words'), stateOf('rule'), stateOf('rule', 'words')]).toEqual([
    'words',
    answer,
    NO_STATE,
    answer,
  ]);
  expect(formStates(undefined).stateOf('')).toEqual(NO_STATE);
});

test('a form marks what the schemas that read it do not let be empty, and leaves it to the server to say what is missing', () => {
  const schema = z
    .object({ title: z.string().min(1), note: z.string().default(''), kind: z.enum(['a', 'b']) })
    .refine(({ note }) => note !== 'x');
  const html = draw(
    <ActionForm asks={[schema, z.object({ reason: z.string().min(3) })]}>
      <TextField name="title" label="Title" />
      <TextField name="note" label="Note" />
      <TextField name="reason" label="Reason" />
      <Choices name="kind" kind="radio" legend="Kind" options={[{ value: 'a', name: 'A' }]} />
    </ActionForm>,
  );
  expect(html).toContain('novalidate=""');
  expect([...html.matchAll(/<input[^>]*required=""[^>]*name="(\w+)"|<input[^>]*name="(\w+)"[^>]*required=""/g)].map(([, a, b]) => a ?? b)).toEqual(['title', 'reason', 'kind']); // oxfmt-ignore
  expect(html.match(/class="required"/g)).toHaveLength(3);
  expect(draw(<ActionForm><TextField name="note" label="Note" /></ActionForm>)).not.toMatch(/required|novalidate/); // oxfmt-ignore
});
