import { expect, test } from 'vitest';
import { localAssociation } from './local-association.ts';

const association = { name: 'Узор', language: 'be', names: { en: 'Sample', lv: 'Paraugs' } };

test('an association is called as its reader calls it, and by its own name where it has no other', () => {
  expect(localAssociation(association, 'lv')).toMatchObject({ name: 'Paraugs', language: 'lv' });
  expect(localAssociation(association, 'sv')).toMatchObject({ name: 'Узор', language: 'be' });
});
