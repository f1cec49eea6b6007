import { connect } from 'node:net';

/** Sends bytes, and waits where there is a number; returns all that came until the other side ended it, errors as `<CODE>`. */
export const sendRaw = (port: number, ...pieces: (string | number)[]): Promise<string> =>
  new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => (heard += `<${error.code}>`));
    socket.on('close', () => resolve(heard));
    void (async () => {
      for (const piece of pieces)
        if (typeof piece === 'number') await new Promise((next) => setTimeout(next, piece));
        else if (socket.writable) socket.write(piece, 'latin1');
    })();
  });

/**
 * As browsers do: sends the whole body, and reads only then. Returns what came until the other side ended it, and how many bytes of the
 * body left before that.
 */
export async function sendFirst(
  port: number,
  head: string,
  body: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<{ heard: string; sent: number }> {
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((done) => socket.once('close', done));
  let [heard, sent] = ['', 0];
  socket.on('error', (error: NodeJS.ErrnoException) => (heard += `<${error.code}>`));
  socket.pause();
  socket.write(head);
  for await (const piece of body) {
    if (socket.destroyed) break;
    if (!socket.write(piece)) await Promise.race([new Promise((done) => socket.once('drain', done)), closed]);
    sent += piece.length;
  }
  socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
  socket.resume();
  await closed;
  return { heard, sent };
}

export const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1]);
