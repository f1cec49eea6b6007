import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeAttendanceReport } from '#app/domains/webinars/attendance/make-attendance-report.server.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { name, text } = await makeAttendanceReport(ctx, args.params['webinarId']!);
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  });
}
