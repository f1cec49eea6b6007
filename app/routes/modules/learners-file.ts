import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportLearners } from '#app/domains/modules/learners/export-learners.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableFormOf, tableResponse } from '#app/http/table-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    const table = await exportLearners(ctx, args.params['courseId']!, asked);
    return tableResponse(table, tableFormOf(args.request));
  });
}
