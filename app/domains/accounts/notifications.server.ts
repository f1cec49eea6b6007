import { describeDevice } from '#app/domains/accounts/sessions/describe-device.ts';
import { type Addressee, notifyIn, type NotifyCtx, type Words } from '#app/platform/notify.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { utcDay } from '#app/platform/time.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx, Role } from './ctx.ts';
import type { SoleCharge } from './internal/sole-charge.server.ts';

/** Somebody wants the address of their account to be this one; their own name says whose. */
export const notifyToConfirmNewAddressIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  { email, token }: { email: string; token: string },
): Promise<void> =>
  notifyIn(tx, ctx, [{ ...person, email }], ({ t, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.newAddress.subject'),
    body: t('accounts:mail.newAddress.body', { link: link(urls.emailLink(token)) }),
    essential: true,
  }));

/** The mailbox that signs in so far is asked too, and can refuse. */
export const notifyToConfirmOldAddressIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  { email, token }: { email: string; token: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.oldAddress.subject'),
    body: t('accounts:mail.oldAddress.body', { email, link: link(urls.emailLink(token)) }),
    essential: true,
  }));

/** Somebody asked for this address, which has an account of its own. */
export const notifyAddressInUseIn = (tx: Tx, ctx: NotifyCtx, owner: Addressee): Promise<void> =>
  notifyIn(tx, ctx, [owner], ({ t }) => ({
    kind: 'needed',
    subject: t('accounts:mail.inUse.subject'),
    body: t('accounts:mail.inUse.body'),
  }));

/** From now on `email` signs in; both mailboxes read it. */
export const notifyEmailChangedIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  email: string,
): Promise<void> =>
  notifyIn(tx, ctx, [person, { ...person, email }], ({ t, format }) => ({
    kind: 'needed',
    subject: t('accounts:mail.addressChanged.subject'),
    body: t('accounts:mail.addressChanged.body', { email, at: format.dateTime(ctx.now) }),
    essential: true,
  }));

/** The account is to be deleted at `at`, or it stays after all. */
export const notifyOfErasureIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: 'asked' | 'withdrawn',
  at: Date,
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, link }) => ({
    kind: 'needed',
    subject: t(`accounts:mail.erasure.${notice}Subject`),
    body: t(`accounts:mail.erasure.${notice}Body`, { date: format.date(at), link: link(urls.signIn()) }),
    essential: true,
  }));

/** The account should have been deleted at `at`, and waits until somebody else has these roles. `once` as in `queueMail`. */
export const notifyOfWaitingErasureIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  charge: SoleCharge,
  { at, once }: { at: Date; once: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.erasure.waitsSubject'),
    body: t('accounts:mail.erasure.waitsBody', {
      date: format.date(at),
      roles: rolesOf(t, charge),
      link: link(urls.signIn()),
    }),
    once,
  }));

/** An association is about to lose its only officer, an administrator names another one. The mail does not say who goes: it would outlive them. */
export const notifyToHandOverIn = (
  tx: Tx,
  ctx: NotifyCtx,
  administrators: readonly Addressee[],
  charge: SoleCharge,
  once: string,
): Promise<void> =>
  notifyIn(tx, ctx, administrators, ({ t, link, to }) => ({
    kind: 'needed',
    subject: t('accounts:mail.erasure.handOverSubject'),
    body: t('accounts:mail.erasure.handOverBody', { roles: rolesOf(t, charge), link: link(urls.people()) }),
    once: `${once} ${to.email}`,
  }));

/** What an administrator has given and taken: roles, and offices by the names of their associations. */
export const notifyOfRolesIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  { given, taken }: Record<'given' | 'taken', { roles: readonly Role[]; offices: readonly string[] }>,
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, link }) => {
    const lines = (change: 'given' | 'taken', { roles, offices }: typeof given): string[] =>
      [
        ...roles.map((role) => t(`accounts:roles.${role}`)),
        ...offices.map((name) => `${t('accounts:roles.officer')} (${name})`),
      ].map((role) => t(`accounts:mail.roles.${change}`, { role }));
    return {
      kind: 'needed',
      subject: t('accounts:mail.roles.subject'),
      body: t('accounts:mail.roles.body', {
        changes: [...lines('given', given), ...lines('taken', taken)].join('\n'),
        link: link(urls.home()),
      }),
    };
  });

/** One role a line. */
const rolesOf = (t: Words['t'], { administrator, associations }: SoleCharge): string =>
  [
    ...(administrator ? [t('accounts:roles.administrator')] : []),
    ...associations.map(({ name }) => `${t('accounts:roles.officer')}: ${name}`),
  ].join('\n');

/** Columns that a notification needs of its recipient. */
export const ADDRESSEE = {
  email: people.email,
  locale: people.locale,
  timeZone: people.timeZone,
  name: people.name,
};

/** The link that confirms an address; `again` where an earlier registration of it is replaced. */
export const notifyToConfirmIn = (
  tx: Tx,
  ctx: NotifyCtx,
  to: Addressee,
  { token, again }: { token: string; again: boolean },
): Promise<void> =>
  notifyIn(tx, ctx, [to], ({ t, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.confirm.subject'),
    body: t(again ? 'accounts:mail.confirmAgain.body' : 'accounts:mail.confirm.body', {
      link: link(urls.confirm(token)),
    }),
    essential: true,
  }));

/** Somebody registered an address that has an account already. */
export const notifyKnownAddressIn = (tx: Tx, ctx: NotifyCtx, to: Addressee): Promise<void> =>
  notifyIn(tx, ctx, [to], ({ t, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.known.subject'),
    body: t('accounts:mail.known.body', { link: link(urls.forgot()) }),
  }));

/** The link by which a password is chosen again. */
export const notifyPasswordResetIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  token: string,
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.reset.subject'),
    body: t('accounts:mail.reset.body', { link: link(urls.reset(token)) }),
    essential: true,
  }));

/** Notifies the owner, in case it was not them, with a way to recover the account. */
export const notifyPasswordChangeIn = (tx: Tx, ctx: NotifyCtx, person: Addressee): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, format, link }) => ({
    kind: 'needed',
    subject: t('accounts:mail.changed.subject'),
    body: t('accounts:mail.changed.body', { at: format.dateTime(ctx.now), link: link(urls.forgot()) }),
    essential: true,
  }));

/** How an association decided about somebody's request to join, and why. */
export const notifyOfMembershipIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  decision: 'accepted' | 'declined',
  { association, reason, once }: { association: string; reason: string; once: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t, link }) => ({
    kind: 'needed',
    subject: t(`accounts:mail.membership.${decision}`, { association }),
    body: t(`accounts:mail.membership.${decision}Body`, {
      association,
      reason,
      link: link(decision === 'accepted' ? urls.home() : urls.profile()),
    }),
    once,
  }));

/** How an officer decided about another name, and why. */
export const notifyOfNameChangeIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  decision: 'approved' | 'declined',
  { before, name, reason }: { before: string; name: string; reason: string },
): Promise<void> =>
  notifyIn(tx, ctx, [person], ({ t }) => ({
    kind: 'needed',
    subject: t(`accounts:mail.name.${decision}`),
    body: t('accounts:mail.name.body', { before, name, reason: reason || '–' }),
  }));

/** Security notices, sent even when the limit of the mailbox is reached. */
export type FactorNotice =
  | 'appAdded'
  | 'appRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'codesMade'
  | 'codeUsed'
  | 'allRemoved';

/** A second factor was added, removed or used; `name` is that of a passkey. */
export const notifyFactorChangeIn = (
  tx: Tx,
  ctx: NotifyCtx,
  person: Addressee,
  notice: FactorNotice,
  name = '',
): Promise<void> =>
  notifyIn(tx, ctx, [person], (words) => ({
    kind: 'needed',
    subject: words.t('accounts:security.mail.subject'),
    body: securityBody(words, ctx.now, words.t(`accounts:security.mail.${notice}`, { name })),
    essential: true,
  }));

/** The password was right on a device that the account does not know: one mail a day for each kind of device and network. */
export const notifyNewDeviceIn = (
  tx: Tx,
  ctx: NotifyCtx & Pick<Ctx, 'userAgent' | 'remote'>,
  person: Addressee,
): Promise<void> =>
  notifyIn(tx, ctx, [person], (words) => {
    const kind = describeDevice(ctx.userAgent ?? '') || words.t('accounts:security.sessions.unknown');
    const device = [kind, ctx.remote ? shortenedRemote(ctx.remote) : ''].filter(Boolean).join(', ');
    return {
      kind: 'needed',
      subject: words.t('accounts:security.mail.newDeviceSubject'),
      body: securityBody(words, ctx.now, words.t('accounts:security.mail.newDevice', { device })),
      essential: true,
      once: `new-device ${person.email} ${device} ${utcDay(ctx.now)}`,
    };
  });

const securityBody = ({ t, format, link }: Words, at: Date, what: string): string =>
  t('accounts:security.mail.body', {
    what,
    when: format.dateTime(at),
    forgot: link(urls.forgot()),
    security: link(urls.security()),
  });
