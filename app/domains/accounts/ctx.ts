import type { Platform } from '#app/platform/platform.server.ts';
import { type Day, DEFAULT_TIME_ZONE, dayIn } from '#app/platform/time.ts';

export type Role = 'author' | 'mentor' | 'administrator';

/** Who is acting, as far as permissions need to know. */
export type Actor = {
  id: string;
  opaqueId: string;
  name: string;
  email: string;
  locale: string;
  timeZone: string;
  roles: Role[];
  /** Associations in which this person is an officer. */
  officerOf: string[];
  /** Hash of the session; none for work that no session started. */
  sessionId: string | null;
  /** When this person last proved who they are in this session. */
  confirmedAt: Date | null;
  /** A second factor is required for a role of theirs and they have none: the role is not in `roles` and `officerOf`. */
  mustAddFactor: boolean;
};

/**
 * First argument of every verb: who acts, when, in which request, with which resources. `operator` is the person at the
 * machine: command line and sample region.
 */
export type Ctx = Platform & {
  now: Date;
  requestId: string;
  actor: Actor | null;
  operator?: true;
  /** Address that the request came from, for limits and traces; null for jobs, the command line and the content host. */
  remote: string | null;
  /** The User-Agent header. */
  userAgent?: string;
};
export type SignedInCtx = Ctx & { actor: Actor };

/** The day in the time zone of the acting person. */
export const todayOf = ({ actor, now }: Pick<Ctx, 'actor' | 'now'>): Day =>
  dayIn(actor?.timeZone ?? DEFAULT_TIME_ZONE, now);
