/**
 * What a mail is about, as far as its reader may do without it. Mails about the account's security, about credit that was taken back and about the machine
 * itself are `needed`: they always go out.
 */
export const MAIL_KINDS = ['credit', 'courses', 'webinars', 'mentoring', 'consultations', 'news'] as const;

export type MailKind = (typeof MAIL_KINDS)[number];
