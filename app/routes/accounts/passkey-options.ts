import type { LoaderFunctionArgs } from '@remix-run/node';
import { passkeyCreation, passkeyRequest } from '#app/domains/accounts/security/passkey-options.server.ts';
import { answering } from '#app/http/context.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** What the script of a passkey form asks for when its button is pressed. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args, async (ctx) => {
    const { use } = args.params;
    if (use === 'get') return Response.json(await passkeyRequest(ctx));
    if (use === 'create') return Response.json(await passkeyCreation(ctx));
    throw new DomainError('not_found');
  });
