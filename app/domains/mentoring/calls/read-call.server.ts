import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { readRoom } from '#app/domains/rooms/room/read-room.server.ts';
import { enterMeeting } from './enter-meeting.server.ts';
import { listIceServers } from './list-ice-servers.server.ts';

/** Everything that a call's page needs: who is there, what was written, and by whose help the two browsers find each other. */
export async function readCall(ctx: Ctx, id: string) {
  const own = await enterMeeting(ctx, id);
  const { programme } = await readProgramme(ctx, own.pair.programmeId);
  const { actor } = ctx as SignedInCtx;
  const { number, messages } = await readRoom(ctx, own.seat, 'live');
  return {
    ...own,
    programme,
    number,
    messages,
    iceServers: listIceServers(ctx, `${own.meeting.id.slice(-8)}-${actor.opaqueId.slice(-8)}`),
  };
}
