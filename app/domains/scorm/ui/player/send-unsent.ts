import { type Outcome, postCommit } from './post-commit.ts';
import { type UnsentCommit, listUnsent, removeUnsent } from './unsent-commits.ts';

/** Unsent work of an earlier window, of this launch or another of the same package, goes first. */
export const sendUnsent = async (): Promise<void> => sendEach(await listUnsent(), postCommit, removeUnsent);

/**
 * A commit that is refused for now holds back those after it of its own launch, and nothing of other launches: one of them may
 * have reached its limit for good. Without a connection there is no use in trying the rest.
 */
export async function sendEach(
  kept: UnsentCommit[],
  send: (each: UnsentCommit) => Promise<Outcome>,
  done: (each: UnsentCommit) => Promise<void>,
): Promise<void> {
  const waiting = new Set<string>();
  for (const each of kept) {
    if (waiting.has(each.launch)) continue;
    const outcome = await send(each);
    if (outcome === 'cut') return;
    if (outcome === 'unreached') waiting.add(each.launch);
    else await done(each);
  }
}
