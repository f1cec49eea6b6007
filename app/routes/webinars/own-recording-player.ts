import type { ActionFunctionArgs } from '@remix-run/node';
import { openOwnPlayer } from '#app/domains/webinars/recordings/open-own-player.server.ts';
import { failureJson, toFailure } from '#app/http/error-response.server.ts';

/** For the script of the host's page: the playback URL of the whole. */
export async function action({ params, context }: ActionFunctionArgs) {
  try {
    return Response.json(await openOwnPlayer(context.ctx, params['webinarId']!));
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    return failureJson(failure, context.locale);
  }
}
