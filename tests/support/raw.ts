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

export const statusOf = (heard: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1]);
