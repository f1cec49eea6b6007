import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportEvaluations } from '#app/domains/learning/evaluation/export-evaluations.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableFormOf, tableResponse } from '#app/http/table-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const kind = args.params['kind'] === 'words' ? 'words' : 'counts';
    const table = await exportEvaluations(ctx, args.params['courseId']!, kind, locale);
    return tableResponse(table, tableFormOf(args.request));
  });
}
