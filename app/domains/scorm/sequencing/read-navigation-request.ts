import type { NavigationRequest } from './navigation.ts';

const PLAIN = ['continue', 'previous', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll'] as const;

/**
 * Navigation request of a page when it ends: `adl.nav.request` (SN §5.6.1), else the meaning of its `cmi.exit`. A page that timed out, or whose learner
 * has logged out, ends the course (RTE §4.2.8). Null: nothing.
 */
export function readNavigationRequest(request: string, exit: string): NavigationRequest | null {
  const [, target, to] = /^\{target=([^]*)\}(choice|jump)$/.exec(request) ?? [];
  if (target !== undefined) return { to: to as 'choice' | 'jump', target: target.trim() };
  const plain = PLAIN.find((each) => each === request);
  if (plain) return { to: plain };
  return exit === 'time-out' || exit === 'logout' ? { to: 'exitAll' } : null;
}
