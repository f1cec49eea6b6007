import type { ActionFunctionArgs } from '@remix-run/node';
import { openRecordingPlayer } from '#app/domains/webinars/recordings/open-recording-player.server.ts';
import { failureJson, toFailure } from '#app/http/error-response.server.ts';

/** For the script of the recording's page: the playback URL, and the token for its heartbeats. */
export async function action({ params, context }: ActionFunctionArgs) {
  try {
    return Response.json(await openRecordingPlayer(context.ctx, params['slug']!));
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    return failureJson(failure, context.locale);
  }
}
