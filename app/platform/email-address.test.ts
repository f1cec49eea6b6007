import { expect, test } from 'vitest';
import { Email } from './email-address.ts';
import { errorOfIssue } from './form-fields.ts';

test.each([
  ['Anna.Ozola@Example.ORG', 'anna.ozola@example.org'],
  ['\u200b anna@example.org\ufeff', 'anna@example.org'],
  ['\u200eanna@example.org\u00a0', 'anna@example.org'],
  ['info@õppe.ee', 'info@xn--ppe-nna.ee'],
  ['info@ÕPPE.ee', 'info@xn--ppe-nna.ee'],
  ['info@xn--ppe-nna.ee', 'info@xn--ppe-nna.ee'],
  ['info@пример.бел', 'info@xn--e1afmkfd.xn--90ais'],
  ["o'brien+cme@sub.example.co", "o'brien+cme@sub.example.co"],
])('%j is the address %s', (typed, address) => {
  expect(Email.parse(typed.normalize('NFC'))).toBe(address);
  expect(Email.parse(typed.normalize('NFD'))).toBe(address);
});

test.each([
  ['', 'required'],
  ['\u200b', 'required'],
  [`${'a'.repeat(200)}@example.org`, 'too_long'],
  ['anna', 'email_malformed'],
  ['anna@', 'email_malformed'],
  ['@õppe.ee', 'email_malformed'],
  ['anna@example', 'email_malformed'],
  ['anna@exämple', 'email_malformed'],
  ['an\u200bna@example.org', 'email_malformed'],
  ['anna@õppe.ee/path', 'email_malformed'],
  ['anna@[ä::1]', 'email_malformed'],
  ['anna@a..b', 'email_malformed'],
  ['anna@b@example.org', 'email_malformed'],
])('%j is refused with %s', (typed, code) => {
  expect(Email.safeParse(typed).error!.issues.map(errorOfIssue)).toEqual([code]);
});

test('letters that cannot stand before the @ are named', () => {
  expect(Email.safeParse('jäärä.öö@example.org').error!.issues.map(errorOfIssue)).toEqual([
    { code: 'email_letters', facts: { letters: 'ä ö' } },
  ]);
});
