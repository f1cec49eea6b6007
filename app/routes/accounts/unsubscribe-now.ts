import type { ActionFunctionArgs } from '@remix-run/node';
import { setMailChoice } from '#app/domains/accounts/mail-kinds/set-mail-choice.server.ts';
import { load } from '#app/http/load.server.ts';

/** RFC 8058: a mail program switches the kind off by one POST, without cookies, without a page and from no origin of ours. */
export const action = (args: ActionFunctionArgs) =>
  load(args, async (ctx) => {
    await setMailChoice(ctx, args.params['token']!, true);
    return new Response(null, { status: 204 });
  });
