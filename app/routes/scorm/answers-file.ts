import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportAnswers } from '#app/domains/scorm/trace/export-answers.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableFormOf, tableResponse } from '#app/http/table-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const kind = args.params['kind'] === 'questions' ? 'questions' : 'answers';
    return tableResponse(
      await exportAnswers(ctx, args.params['packageId']!, kind),
      tableFormOf(args.request),
    );
  });
}
