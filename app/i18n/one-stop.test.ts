import { expect, test } from 'vitest';
import { formatFor } from './format.ts';
import { LOCALES } from './locales.ts';
import { translatorFor } from './translate.server.ts';

test.each(LOCALES)('a sentence in $code that ends with a date ends in one full stop', ({ code }) => {
  const date = formatFor(code).day('2026-03-05');
  // Names and other words of people end in a stop too.
  const facts = { number: 2, languages: 'et al.', date };
  for (const said of [
    translatorFor(code)('credits:coverage.covers', facts),
    translatorFor(code)('catalogue:covers', facts),
    translatorFor(code)('webinars:room.catchUp', { until: date }),
  ])
    expect(said).not.toMatch(/\.\.|{{/);
});
