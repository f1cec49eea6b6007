import { type Addressee, notifyIn, type NotifyCtx } from '#app/platform/notify.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';

/** A package that an association has accredited asks for more permissions. */
export const notifyOfPermissionRequestIn = (
  tx: Tx,
  ctx: NotifyCtx,
  officer: Addressee,
  { title, slug, versionId }: { title: string; slug: string; versionId: string },
): Promise<void> =>
  notifyIn(tx, ctx, [officer], ({ t, link }) => ({
    kind: 'courses',
    subject: t('scorm:needs.mail.askedSubject', { title }),
    body: t('scorm:needs.mail.askedBody', { title, address: link(urls.accreditVersion(slug, versionId)) }),
  }));

/** All associations agreed to it, or one declined. */
export const notifyOfPermissionDecisionIn = (
  tx: Tx,
  ctx: NotifyCtx,
  owner: Addressee,
  decision: 'agreed' | 'declined',
  { title, reason }: { title: string; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [owner], ({ t, to: { name } }) => ({
    kind: 'courses',
    subject: t(`scorm:needs.mail.${decision}Subject`, { title }),
    body: t(`scorm:needs.mail.${decision}Body`, { name, title, reason: reason || '–' }),
  }));

/** The package of a course that somebody is in the middle of may more than before; `once` keeps it from going out twice. */
export const notifyLearnerOfPermissionsIn = (
  tx: Tx,
  ctx: NotifyCtx,
  learner: Addressee,
  { title, slug, once }: { title: string; slug: string; once: string },
): Promise<void> =>
  notifyIn(tx, ctx, [learner], ({ t, to: { name }, link }) => ({
    kind: 'courses',
    subject: t('scorm:needs.mail.learnerSubject', { title }),
    body: t('scorm:needs.mail.learnerBody', { name, title, address: link(urls.course(slug)) }),
    once,
  }));
