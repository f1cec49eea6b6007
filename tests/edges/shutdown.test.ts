import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { sendRaw, statusOf } from '#tests/support/raw.ts';
import { startServer } from '#tests/support/server.ts';

test('told to end, it finishes the form that is on its way, takes nothing more on idle or busy connections, and exits with 0', async () => {
  const server = await startServer();
  const port = Number(new URL(server.origin).port);
  const body = 'email=doctor@majakka.test&password=majakka-demo';
  const head = `POST /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
  const ask = `GET /healthz HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
  const idle = sendRaw(port, ask);
  const form = sendRaw(port, head, body.slice(0, 20), 1500, body.slice(20));
  // Asks again as soon as it is answered, as a proxy does with the connections that it keeps.
  const busy = { asked: 0, over: false };
  const socket = connect(port, '127.0.0.1', () => socket.write(ask));
  socket.on('error', () => undefined);
  socket.on('data', () => (busy.asked++, setTimeout(() => socket.writable && socket.write(ask), 20)));
  socket.on('close', () => (busy.over = true));
  // Asked after the other two connections had been opened, and answered: what these sent first has come as well.
  await expect.poll(() => busy.asked).toBeGreaterThan(5);
  const code = server.stop();
  expect(statusOf(await idle)).toBe(200);
  await expect.poll(() => busy.over).toBe(true);
  const answer = await form;
  expect(statusOf(answer)).toBe(302);
  expect(answer).toMatch(/^Set-Cookie: session=/im);
  expect(answer).toMatch(/^Connection: close\r$/im);
  expect(await code).toBe(0);
}, 120_000);
