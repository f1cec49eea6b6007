import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeAttendanceReport } from '#app/domains/webinars/attendance/make-attendance-report.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableFormOf, tableResponse } from '#app/http/table-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) =>
    tableResponse(await makeAttendanceReport(ctx, args.params['webinarId']!), tableFormOf(args.request)),
  );
}
