import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { pause } from './postgres-faults.ts';

export const CHANNEL = 'majakka';
const BREATH_MS = 10_000;

/**
 * A connection of its own that listens until it is stopped. One connection and one try at a time; a broken one is replaced with
 * growing pauses. Emits `signal` for each notification, and `missed` whenever listening begins: earlier signals have been lost.
 */
export function hear(newClient: () => pg.Client, heard: EventEmitter): () => void {
  const over = new AbortController();
  const { signal } = over;

  async function listen(): Promise<void> {
    const client = newClient();
    const ended = new Promise<void>((done) => client.once('end', done));
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => heard.emit('signal', payload ?? ''));
    const end = () => void client.end().catch(() => undefined);
    signal.addEventListener('abort', end);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      heard.emit('missed');
      // A peer that vanished without a word is noticed by asking.
      for (let alive = true; alive && !signal.aborted;) {
        const breath = new AbortController();
        alive = await Promise.race([
          ended.then(() => false),
          sleep(BREATH_MS, true, { signal: breath.signal, ref: false }),
        ]).finally(() => breath.abort());
        if (alive) await client.query('select 1');
      }
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  void (async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      const since = performance.now();
      await listen().catch(() => undefined);
      if (performance.now() - since > BREATH_MS) failures = 0;
      await sleep(pause(failures, 100, 10_000), undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return () => over.abort();
}
