import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Elements of all components, as `path: <Name>` with their attributes, those that are spread as '...', and the names of what stands in them. */
type Element = { at: string; name: string; attributes: Map<string, string>; inside: string[] };

const elements: Element[] = ['app/routes', 'app/domains', 'app/ui'].flatMap((folder) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    .flatMap((path) => elementsOf(`${folder}/${path}`)),
);

function elementsOf(path: string): Element[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Element[] = [];
  const visit = (node: ts.Node, around: Element[]): void => {
    const opening = ts.isJsxElement(node)
      ? node.openingElement
      : ts.isJsxSelfClosingElement(node)
        ? node
        : null;
    if (!opening) return ts.forEachChild(node, (child) => visit(child, around));
    const name = opening.tagName.getText();
    for (const each of around) each.inside.push(name);
    const attributes = new Map(
      opening.attributes.properties.map((each) =>
        ts.isJsxAttribute(each)
          ? [each.name.getText(), each.initializer?.getText() ?? '']
          : ['...', each.getText()],
      ),
    );
    const element = { at: `${path}: <${name}>`, name, attributes, inside: [] };
    found.push(element);
    ts.forEachChild(node, (child) => visit(child, [...around, element]));
  };
  visit(source, []);
  return found;
}

const isField = (name: string): boolean => /(Field|Fields|Choices|Tick)$/.test(name);
const pathOf = ({ at }: Element): string => at.split(': ')[0]!;

/** Forms that are given no state, and why. */
const WITHOUT: Record<string, string> = {
  'app/domains/learning/ui/course-actions.tsx': 'its page gives it to all that stands in it',
  'app/domains/webinars/ui/webinar-actions.tsx': 'its page gives it to all that stands in it',
  'app/domains/webinars/ui/recording-actions.tsx': 'its page gives it to all that stands in it',
};

test('a form with fields knows what was sent, or is answered elsewhere', () => {
  const forms = elements.filter(({ name }) => name === 'ActionForm');
  const unaware = forms.filter(
    ({ attributes, inside }) =>
      inside.some(isField) && !['state', 'action', '...'].some((each) => attributes.has(each)),
  );
  expect([...new Set(unaware.map(pathOf))].toSorted()).toEqual(Object.keys(WITHOUT).toSorted());
  expect(forms.length).toBeGreaterThan(60);
});

test('a form that carries a revision beside fields tells what is stored now, or says that nothing is (`overwrites`)', () => {
  const revised = elements.filter(
    ({ name, attributes, inside }) =>
      /\brevision\b/.test(attributes.get('hidden') ?? '') &&
      // A form of a component has its fields in there.
      (name === 'ActionForm' ? inside.some(isField) : name.endsWith('Form')),
  );
  expect(revised.filter(({ attributes }) => !attributes.has('overwrites')).map(({ at }) => at)).toEqual([]);
  expect(revised.length).toBeGreaterThan(8);
});

/** `<details>` around forms that a script sends, which shows by itself what was wrong; or that opens in another way. */
const BY_HAND = new Set([
  'app/domains/consultations/ui/close-form.tsx',
  'app/routes/consultations/case.tsx',
  'app/domains/credits/ui/rule-fields.tsx',
]);

test('what encloses a form or fields of one is a Disclosure, which opens where they come back', () => {
  const folded = elements.filter(
    ({ name, inside }) => name === 'details' && inside.some((each) => isField(each) || each.endsWith('Form')),
  );
  expect([...new Set(folded.map(pathOf))].toSorted()).toEqual([...BY_HAND].toSorted());
});
