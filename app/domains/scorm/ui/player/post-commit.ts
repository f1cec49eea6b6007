import { gzipSync, strToU8 } from 'fflate';
import type { UnsentCommit } from './unsent-commits.ts';

/** Why a launch is over: the course was opened in another window, the learner is signed out, or it expired or they left the course. */
export type LaunchOver = 'over' | 'signedOut' | 'ended';

const TIMEOUT_MS = 20_000;

/** A large state on two kilobytes a second is slow, and not lost. */
const TIMEOUT_MS_PER_BYTE = 0.5;

const GZIP_FROM_BYTES = 10_000;

export const gzipped = (text: string): Blob =>
  new Blob([gzipSync(strToU8(text))], { type: 'application/gzip' });

/** When the server heard it, by its own clock, what counts of the time without a connection before it, and whether it is now the state. */
export type Answer = { heard?: number; offlineMs?: number; applied?: boolean };

/** `unreached`: the server answered that it cannot take it now. `cut`: nothing was heard of it. */
export type Outcome = Answer | LaunchOver | 'refused' | 'unreached' | 'cut';

export async function postBody(address: string, body: string, patienceMs: number): Promise<Outcome> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: body.length > GZIP_FROM_BYTES ? gzipped(body) : new Blob([body], { type: 'application/json' }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok) return (await answer.json()) as Answer;
    if (answer.status === 409) {
      const { over } = (await answer.json().catch(() => ({}))) as { over?: string };
      return over === 'signed-out' ? 'signedOut' : over === 'superseded' ? 'over' : 'ended';
    }
    // 404: the token is unknown here; 400 and 413: the server will never take it. Everything else may pass.
    return [400, 404, 413].includes(answer.status) ? 'refused' : 'unreached';
  } catch {
    return 'cut';
  }
}

export const postCommit = ({ launch, body }: UnsentCommit): Promise<Outcome> =>
  postBody(`${launch}/__rte/commit`, body, TIMEOUT_MS + body.length * TIMEOUT_MS_PER_BYTE);
