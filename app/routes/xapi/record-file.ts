import { todayOf } from '#app/domains/accounts/ctx.ts';
import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportOwnStatements } from '#app/domains/xapi/records/export-own-statements.server.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const body = Readable.from(exportOwnStatements(ctx));
    const day = todayOf(ctx);
    return new Response(createReadableStreamFromReadable(body), {
      headers: {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename="majakka-record-${day}.json"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
