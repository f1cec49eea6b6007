import { z } from 'zod';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { STATE_BYTES } from '#app/domains/scorm/run-time/budget.ts';
import { DomainError } from '#app/platform/errors.ts';
import { OfflineClaimInput } from './offline-claim.ts';

/** Largest commit in bytes: the largest state that a run-time keeps, its calls, and the state of the course. */
export const COMMIT_BYTES = 2 * STATE_BYTES;

/** `cmi.…` of a part, our own `part.…` beside it, `seq:/…` of the whole course; `course.…` was of the whole course and is ignored. */
const ELEMENT_NAME = /^(cmi|adl|part|course)\.[\w.]{1,250}$|^seq:\/\S{1,4000}$/;

/** One call of the package: milliseconds since the part was opened, function, name, value (clipped), error code. */
const Call = z.tuple([
  z.number().int().min(0),
  z.enum(['initialize', 'get', 'set', 'commit', 'terminate']),
  z.string().max(300),
  z.string().max(300),
  z.string().max(10),
]);

export type Call = z.output<typeof Call>;

/**
 * Something that went wrong in the package's windows, as the player saw it: the part that was open (empty: none), the kind, the host,
 * file or message, and a detail: what was to be loaded, or the place in the script.
 */
const Fault = z.tuple([
  z.string().max(4000),
  z.enum(['blocked', 'missing', 'script']),
  z.string().max(300),
  z.string().max(300),
]);

export type Fault = z.output<typeof Fault>;

/** More than the commits of any launch, and more windows than anybody opens. */
export const MAX_SEQUENCE = 1_000_000;
export const MAX_WINDOWS = 2000;

export const CommitInput = z.object({
  sequence: z.number().int().min(1).max(MAX_SEQUENCE),
  /** Number of the window within its launch; null from a player of an earlier version. */
  window: z.number().int().min(1).max(MAX_WINDOWS).nullable().default(null),
  /** For a delta: the sequence whose state it changes. */
  base: z.number().int().min(1).nullable().default(null),
  /** The part that it is of; none: the first (players of before); empty: of no part, of the whole only. */
  sco: z.string().max(4000).nullable().default(null),
  /** The part's session was terminated. */
  terminate: z.boolean().default(false),
  /** The whole is over; where it is not said, it is when a package of one part is terminated. */
  end: z.boolean().optional(),
  cmi: z.record(z.string().regex(ELEMENT_NAME), z.string().max(STATE_BYTES)),
  /** For a delta: names that are no more. */
  gone: z.array(z.string()).default([]),
  /** Calls of the package since the commit before; for the trace. */
  calls: z.array(Call).max(5000).default([]),
  /** Faults since the previous commit, for the trace. One that cannot be read never causes a commit to be refused. */
  faults: z.array(Fault).max(100).default([]).catch([]),
  /** Answers are never refused for a claim of time that cannot be read. */
  offline: OfflineClaimInput.optional().catch(undefined),
});

export type Commit = z.output<typeof CommitInput>;

/** Body text to commit; throws `commit_malformed`. */
export function readCommit(text: string): Commit {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DomainError('commit_malformed');
  }
  const parsed = CommitInput.safeParse(json);
  if (!parsed.success) throw new DomainError('commit_malformed');
  if (parsed.data.base !== null && parsed.data.base >= parsed.data.sequence)
    throw new DomainError('commit_malformed');
  return parsed.data;
}

export const withDelta = (state: FlatCmi, commit: Pick<Commit, 'cmi' | 'gone'>): FlatCmi => {
  const next = { ...state, ...commit.cmi };
  for (const name of commit.gone) delete next[name];
  return next;
};

/** State of the part, and of the whole course. */
export function splitByOwner(names: FlatCmi): Record<'part' | 'course', FlatCmi> {
  const of = { part: {} as FlatCmi, course: {} as FlatCmi };
  for (const [name, value] of Object.entries(names)) {
    of[/^(seq:|course\.)/.test(name) ? 'course' : 'part'][name] = value;
  }
  return of;
}
