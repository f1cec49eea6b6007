import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { markCausedOutside, watchFaults } from './faults.ts';

test('faults that nobody caught ask for a new start, once: one that leaves a broken state, or many', () => {
  const reported: string[] = [];
  const faults = () =>
    watchFaults(
      () => undefined,
      () => reported.push('new start'),
    );
  faults().uncaught(new Error('one'), 'x');
  expect(reported).toEqual([]);
  faults().uncaught(Object.assign(new Error(), { code: 'SQLITE_CORRUPT' }), 'x');
  expect(reported).toHaveLength(1);
  const many = faults();
  for (let i = 0; i < 50; i++) many.uncaught(new Error('again'), 'x');
  expect([reported.length, many.count]).toEqual([2, 50]);
});

test('faults that were caught ask for no new start, whatever they are and however many', () => {
  const reported: string[] = [];
  const faults = watchFaults(
    () => undefined,
    () => reported.push('new start'),
  );
  for (let i = 0; i < 50; i++) faults.note(Object.assign(new Error(), { code: 'SQLITE_CORRUPT' }), 'x');
  expect([reported, faults.count]).toEqual([[], 50]);
});

test('what an emitter from outside sets going asks for no new start, also later', async () => {
  const reported: string[] = [];
  const faults = watchFaults(
    () => undefined,
    () => reported.push('new start'),
  );
  const connection = new EventEmitter();
  markCausedOutside(connection);
  const broken = Object.assign(new Error(), { code: 'ERR_INTERNAL_ASSERTION' });
  let later: Promise<void> | undefined;
  connection.on('data', () => {
    faults.uncaught(broken, 'x');
    later = new Promise((done) => setTimeout(done, 1)).then(() => faults.uncaught(broken, 'x'));
  });
  connection.emit('data');
  await later;
  expect([reported, faults.count]).toEqual([[], 2]);
  faults.uncaught(broken, 'x');
  expect(reported).toEqual(['new start']);
});
