import { createReadStream } from 'node:fs';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { findSlideType } from '#app/domains/rooms/slides/find-slide-type.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** A slide for those who hand it out, also before the webinar is announced and has a room. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const roomId = args.params['webinarId']!;
    const hash = args.params['hash']!;
    await requireOwnWebinar(ctx, roomId, ['host', 'cohost']);
    const type = await findSlideType(ctx, { roomId, staff: true }, hash);
    if (!type) throw new DomainError('not_found');
    return new Response(createReadableStreamFromReadable(createReadStream(ctx.files.pathOf(hash))), {
      headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=31536000, immutable' },
    });
  });
}
