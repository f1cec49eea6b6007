import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#app/platform/root.server.ts';
import type { Exchange } from '../../edge/exchange.ts';
import { sendFile } from '../../edge/files.ts';
import { type Site, route } from '../../edge/route.ts';
import { compress } from '../compress.ts';
import { failureText } from './failure-text.ts';

/** A worker lives by the policy of its own file: pdf.js decodes pictures of scans in WebAssembly. */
const FILE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/** Files of the build, by exact names or below their own folder. */
export function fileSite(): Site {
  const serve =
    (root: string, options: { maxAge: string; immutable?: boolean }) =>
    (exchange: Exchange, [name]: string[]) => {
      compress(exchange);
      return sendFile(exchange, name ?? '', { root, ...options });
    };
  const publicFiles = readdirSync(join(ROOT, 'public')).map((name) => name.replaceAll('.', '\\.'));
  return {
    headers: FILE_HEADERS,
    cost: 1,
    answerTo: failureText,
    routes: [
      route(
        'GET',
        /^\/assets\/(.+)$/,
        serve(join(ROOT, 'build/client/assets'), { maxAge: '1y', immutable: true }),
      ),
      route('GET', /^\/browser\/(.+)$/, serve(join(ROOT, 'build/browser'), { maxAge: '1h' })),
      route(
        'GET',
        new RegExp(`^/(${publicFiles.join('|')})$`),
        serve(join(ROOT, 'public'), { maxAge: '1h' }),
      ),
    ],
  };
}
