import { createReadStream } from 'node:fs';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { findSlideType } from '#app/domains/rooms/slides/find-slide-type.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { seat } = await enterRoom(ctx, args.params['slug']!);
    const hash = args.params['hash']!;
    const type = await findSlideType(ctx, seat, hash);
    if (!type) throw new DomainError('not_found');
    return new Response(createReadableStreamFromReadable(createReadStream(ctx.files.pathOf(hash))), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
    });
  });
}
