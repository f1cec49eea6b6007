import { and, eq, inArray } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { recordings, webinarAssets, webinarSessions, webinars } from '#db/schema/webinars.ts';

const playedAsset = alias(webinarAssets, 'played');
const offeredAsset = alias(webinarAssets, 'offered');

export type PlayingSession = Awaited<ReturnType<typeof listPlayingSessions>>[number];

/**
 * Opened players with what decides about their heartbeats. `playedFrom`: where what a player plays of a recording begins in the whole;
 * `offered`: what of it learners get now.
 */
export const listPlayingSessions = (read: Reader, ids: string[]) =>
  read
    .select({
      session: webinarSessions,
      openedAt: webinars.openedAt,
      endedAt: webinars.endedAt,
      catchUpHours: webinars.catchUpHours,
      personId: registrations.personId,
      over: registrations.endedAt,
      blockedAt: people.blockedAt,
      opaqueId: people.opaqueId,
      courseId: registrations.courseId,
      playedFrom: playedAsset.clipFromMs,
      offered: offeredAsset,
    })
    .from(webinarSessions)
    .innerJoin(webinars, eq(webinars.id, webinarSessions.webinarId))
    .innerJoin(registrations, eq(registrations.id, webinarSessions.registrationId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .leftJoin(playedAsset, eq(playedAsset.id, webinarSessions.assetId))
    .leftJoin(recordings, and(eq(webinarSessions.recorded, true), eq(recordings.webinarId, webinars.id)))
    .leftJoin(offeredAsset, eq(offeredAsset.id, recordings.assetId))
    .where(inArray(webinarSessions.id, ids));
