import { createHmac } from 'node:crypto';
import { newId } from './ids.ts';
import type { State } from './state.ts';

const KEEP_MS = 24 * 3_600_000;
const wait = (attempts: number) => Math.min(2 ** attempts * 500, 600_000);

export type Webhooks = { emit(type: string, object: { type: string; id: string }, data: unknown): void };

/**
 * A durable outbox: an event is in the state before it is sent, and leaves it once the other side has answered 2xx or
 * a day has passed. Signed as Mux signs: `mux-signature: t=<s>,v1=<hex of HMAC-SHA256(secret, t.body)>`. As with Mux,
 * an event may arrive twice and out of order.
 */
export function startWebhooks(
  { state, save }: { state: State; save(): void },
  target: { url: string; secret: string },
): Webhooks & { stop(): void } {
  let sending = false;
  async function drain(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      for (const event of state.outbox.filter((each) => each.next_at <= Date.now())) {
        event.attempts += 1;
        const answered = await send(event.body).catch(() => false);
        const over = answered || Date.now() - event.created_at > KEEP_MS;
        if (over) state.outbox.splice(state.outbox.indexOf(event), 1);
        else event.next_at = Date.now() + wait(event.attempts);
        save();
      }
    } finally {
      sending = false;
    }
  }
  async function send(body: string): Promise<boolean> {
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac('sha256', target.secret).update(`${t}.${body}`).digest('hex');
    const response = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'mux-signature': `t=${t},v1=${v1}` },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    await response.body?.cancel();
    return response.ok;
  }
  const timer = setInterval(() => void drain(), 250);
  return {
    emit(type, object, data) {
      const created_at = Date.now();
      const id = newId();
      const body = JSON.stringify({
        type,
        id,
        created_at: new Date(created_at).toISOString(),
        object,
        environment: { name: 'mux-local', id: 'local' },
        data,
        attempts: [],
      });
      state.outbox.push({ id, body, attempts: 0, next_at: created_at, created_at });
      save();
      void drain();
    },
    stop: () => clearInterval(timer),
  };
}
