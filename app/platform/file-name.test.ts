import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortFileName } from './file-name.ts';

test('a name that fits is unchanged, and a longer one loses its middle', () => {
  expect(shortFileName('certificate.pdf')).toBe('certificate.pdf');
  expect(shortFileName(`${'ä'.repeat(196)}.pdf`)).toBe(`${'ä'.repeat(196)}.pdf`);
  expect(shortFileName(`${'ä'.repeat(250)}.pdf`)).toBe(`${'ä'.repeat(147)}…${'ä'.repeat(48)}.pdf`);
  expect(shortFileName(`Certificate of ${'x'.repeat(300)} part 12.PDF`, 40)).toBe(
    'Certificate of xxxxxxxxxxxx… part 12.PDF',
  );
  expect(shortFileName('x'.repeat(300), 20)).toBe(`${'x'.repeat(15)}…xxxx`);
});

test('no name is longer than it may be, none loses its ending, and no letter is cut', () => {
  const letters = fc.array(fc.constantFrom('a', 'ä', 'a\u0308', '🙂', '👩🏽‍⚕️', '.', ' '), { maxLength: 400 });
  fc.assert(
    fc.property(letters, fc.constantFrom('.pdf', '.jpeg', '', '.7z'), (parts, ending) => {
      const name = parts.join('') + ending;
      const short = shortFileName(name);
      expect(short.length).toBeLessThanOrEqual(200);
      expect(short.endsWith(ending)).toBe(true);
      expect(() => encodeURIComponent(short)).not.toThrow();
    }),
  );
});
