import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPasskeyCreationOptions } from '#app/domains/accounts/factors/read-passkey-creation-options.server.ts';
import { readPasskeyRequestOptions } from '#app/domains/accounts/factors/read-passkey-request-options.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** Options for the script of a passkey form, requested when its button is pressed. */
export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (ctx) => {
    const { use } = args.params;
    if (use === 'get') return Response.json(await readPasskeyRequestOptions(ctx));
    if (use === 'create') return Response.json(await readPasskeyCreationOptions(ctx));
    throw new DomainError('not_found');
  });
