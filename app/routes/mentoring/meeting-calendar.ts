import type { LoaderFunctionArgs } from '@remix-run/node';
import { meetingCalendarEvent } from '#app/domains/mentoring/meetings/calendar-event.ts';
import { requireOwnMeeting } from '#app/domains/mentoring/meetings/require-own-meeting.server.ts';
import { load } from '#app/http/load.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { calendarFile } from '#app/platform/calendar.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { meeting, other } = await requireOwnMeeting(ctx, args.params['meetingId']!);
    const title = translatorFor(locale)('mentoring:meeting.with', { name: other.person.name });
    const dated = meetingCalendarEvent(
      meeting,
      title,
      ctx.settings.appOrigin + urls.mentoringPair(meeting.pairId),
    );
    const { text, type } = calendarFile(dated, ctx);
    return new Response(text, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': 'attachment; filename="meeting.ics"',
      },
    });
  });
}
