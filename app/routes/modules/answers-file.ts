import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportCourseAnswers } from '#app/domains/modules/analysis/export-course-answers.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableFormOf, tableResponse } from '#app/http/table-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const kind = args.params['kind'] === 'questions' ? 'questions' : 'answers';
    const versionId = new URL(args.request.url).searchParams.get('version') || null;
    const table = await exportCourseAnswers(ctx, args.params['courseId']!, versionId, kind, locale);
    return tableResponse(table, tableFormOf(args.request));
  });
}
