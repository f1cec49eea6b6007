import type { Platform } from '#app/platform/platform.server.ts';

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
};

/** What every verb gets first: who, when, in which request, on what. `operator` is the person at the machine: CLI and seed. */
export type Ctx = Platform & {
  now: Date;
  requestId: string;
  actor: Actor | null;
  /** The address that asked, for limits and traces; null for jobs, the command line and the content host. */
  remote: string | null;
  operator?: true;
};
export type SignedInCtx = Ctx & { actor: Actor };
