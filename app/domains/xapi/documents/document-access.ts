import { requireDocumentInBounds } from '#app/domains/xapi/credentials/bounds.ts';
import { type ClientCtx, requireScope } from '#app/domains/xapi/credentials/client.ts';
import type { DocumentScope } from './document-scope.ts';

export function requireDocumentAccess(
  ctx: ClientCtx,
  shelf: DocumentScope,
  act: 'read' | 'write' | 'delete',
): void {
  // A launch reads the preferences of its learner without holding the scope for profiles.
  const isOwnLearner = shelf.kind === 'agent' && ctx.client.bounds?.learner;
  if (!isOwnLearner) requireScope(ctx, shelf.kind === 'state' ? 'state' : 'profile', 'content');
  requireDocumentInBounds(ctx.client, shelf, act);
}
