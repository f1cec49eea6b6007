import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { answerMeeting } from '#app/domains/mentoring/meetings/answer-meeting.server.ts';
import { proposeMeeting } from '#app/domains/mentoring/meetings/propose-meeting.server.ts';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

/** The sample doctor says yes to the mentor, and the two agree to meet in ten minutes: the call is open. */
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const idOf = async (email: string) =>
  (await platform.db.read.query.people.findFirst({ where: (people, { eq }) => eq(people.email, email) }))!.id;
const doctor = await actAs(operator, await idOf('doctor@majakka.test'));
const mentor = await actAs(operator, await idOf('mentor@majakka.test'));
const { pair } = (await listOwnPairs(doctor))[0]!;
await answerProposal(doctor, pair.id, true);
const time = wallClockIn(doctor.actor!.timeZone, new Date(Date.now() + 10 * 60_000));
const meetingId = await proposeMeeting(doctor, pair.id, { ...time, agenda: '' });
await answerMeeting(mentor, meetingId, 'agreed');
await platform.db.close();
process.stdout.write(meetingId);
