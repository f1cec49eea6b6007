import { expect, test } from 'vitest';
import { draw } from '#tests/support/draw.tsx';
import { Page } from './page.tsx';
import { Row, Rows } from './rows.tsx';

test('a page has the way above it, one heading, and what stands below its title, in this order', () => {
  const html = draw(
    <Page
      className="narrow"
      trail={[
        { to: '/courses', name: 'Courses' },
        { to: '/courses/wounds', name: 'Wounds' },
      ]}
      title="Evaluation"
      lead="One minute"
      under={<p>Tags</p>}
    >
      <form />
    </Page>,
  );
  expect(html).toMatch(/^<div class="page narrow"><nav class="breadcrumb" aria-label="[^"]+"><ol>/);
  expect([...html.matchAll(/<li><a href="([^"]*)">/g)].map(([, to]) => to)).toEqual([
    '/courses',
    '/courses/wounds',
  ]);
  expect(html).toContain(
    '<h1>Evaluation</h1><p class="lead">One minute</p><p>Tags</p></header><form></form>',
  );
});

test('a page without pages above it has no way to them', () => {
  expect(draw(<Page title="Start" />)).not.toContain('<nav');
});

test('a row leads to its thing by its heading, in the language of the thing', () => {
  const html = draw(
    <Rows>
      <Row
        icon="book"
        of={{ title: 'Haavat', language: 'fi' }}
        to="/courses/haavat"
        level="h2"
        aside={<b>New</b>}
      >
        <p>Ten minutes</p>
      </Row>
    </Rows>,
  );
  expect(html).toMatch(/^<ul class="rows"><li><svg/);
  expect(html).toContain(
    '<div><h2 lang="fi"><a class="cover" href="/courses/haavat">Haavat</a></h2><p>Ten minutes</p></div><b>New</b></li></ul>',
  );
});

test('a row that leads nowhere is no link', () => {
  expect(draw(<Row title="Known" />)).toBe('<li><div><h3>Known</h3></div></li>');
});
