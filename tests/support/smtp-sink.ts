import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server on the loopback that accepts everything, and what it received, as it came over the wire. */
export async function openSmtpSink() {
  const received: string[] = [];
  const server = createServer((socket) => serve(socket, received));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** As much of RFC 5321 as a simple client needs. */
function serve(socket: Socket, received: string[]): void {
  let waiting = '';
  let data: string[] | null = null;
  socket.setEncoding('latin1').on('error', () => undefined);
  socket.write('220 sink\r\n');
  socket.on('data', (chunk: string) => {
    const lines = (waiting + chunk).split('\r\n');
    waiting = lines.pop()!;
    for (const line of lines) {
      if (data && line === '.') {
        received.push(data.map((each) => each.replace(/^\.\./, '.')).join('\r\n'));
        data = null;
        socket.write('250 taken\r\n');
      } else if (data) data.push(line);
      else if (line === 'DATA') {
        data = [];
        socket.write('354 go on\r\n');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 fine\r\n');
    }
  });
}

export type Part = { headers: Record<string, string>; body: Buffer };

/** The leaves of a mail, each with its headers (unfolded, names in small letters) and its body decoded (RFC 2045, RFC 2046). */
export function partsOf(mail: string): Part[] {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const text = rest.join('\r\n\r\n');
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined)
    return text
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')));
  const encoding = headers['content-transfer-encoding'] ?? '7bit';
  return [{ headers, body: decode(text, encoding) }];
}

export const headersOf = (head: string): Record<string, string> =>
  Object.fromEntries(
    head
      .split('\r\n\r\n')[0]!
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );

function decode(text: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(text, 'latin1');
  const plain = text.replaceAll('=\r\n', '');
  return Buffer.from(
    plain.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
