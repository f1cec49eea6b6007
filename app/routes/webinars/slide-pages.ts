import type { ActionFunctionArgs } from '@remix-run/node';
import { addSlide } from '#app/domains/rooms/slides/add-slide.server.ts';
import { stageSlide } from '#app/domains/rooms/slides/stage-slide.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { answerScript } from '#app/http/script-actions.server.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** One page of a PDF, as the script of the slides drew it. Sent again, it is the same slide. */
export function action(args: ActionFunctionArgs) {
  return answerScript(args, async (ctx) => {
    const roomId = args.params['webinarId']!;
    await requireOwnWebinar(ctx, roomId, ['host', 'cohost']);
    const seat = { roomId, staff: true };
    const { result: id } = await readUpload(args.request, async ({ stream }, fields) => {
      const picture = await stageSlide(ctx, seat, stream);
      try {
        return await addSlide(ctx, seat, picture, {
          words: fields['words'],
          source: fields['source'] ?? null,
        });
      } finally {
        await picture.discard();
      }
    });
    if (!id) throw new DomainError('form_malformed');
    return { to: '', id };
  });
}
