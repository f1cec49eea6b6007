import { z } from 'zod';
import specialties from '#content/specialties.json' with { type: 'json' };
import { LOCALES } from '#app/i18n/locales.ts';
import { Email } from '#app/platform/email-address.ts';
import { MAIL_KINDS } from '#app/platform/mail-kinds.ts';
import {
  optionalLine,
  optionalText,
  requiredLine,
  requiredText,
  timeZoneName,
  toOneLine,
} from '#app/platform/form-fields.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';

/** Messages are keys of errors.json; http/forms hands them to the page. What signs in may be longer: of passwords that were chosen while 200 were allowed. */
export const MIN_PASSWORD_LENGTH = 12;
const Password = z.string().min(MIN_PASSWORD_LENGTH, 'password_short').max(128, 'too_long');

export const COUNTRIES = ['FI', 'SE', 'EE', 'LV', 'LT', 'BY'] as const;
export const PROFESSIONS = ['doctor', 'nurse', 'other'] as const;
export const SPECIALTIES: readonly string[] = specialties.specialties.map((each) => each.code);

export const RegisterInput = z.object({
  name: requiredLine(120),
  email: Email,
  password: Password,
  timeZone: timeZoneName().default(DEFAULT_TIME_ZONE),
});
export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, 'required').max(200, 'too_long'),
});
/** A second factor as the form sends it: a code of the app or a recovery code, or what a passkey answered. */
const proof = { code: optionalLine(40), passkey: z.string().max(20_000, 'too_long').default('') };
const isGiven = ({ code, passkey }: { code: string; passkey: string }) => code !== '' || passkey !== '';
export const ProofInput = z.object(proof).refine(isGiven, { path: ['code'], message: 'required' });
export const ConfirmIdentityInput = z.object({
  ...proof,
  password: z.string().max(200, 'too_long').default(''),
});
export const CodeInput = z.object({ code: requiredLine(40) });
export const PasskeyInput = z.object({
  // It has been made by now: what nobody sees in its name is taken out, as joiners of an emoji, and not refused.
  name: z.string().transform(toOneLine).pipe(requiredLine(80)),
  passkey: z.string().min(1, 'passkey_refused').max(20_000, 'too_long'),
});
export const PasskeyNameInput = z.object({ passkeyId: requiredLine(2000), name: requiredLine(80) });

export const EmailInput = z.object({ email: Email });
export const NewPasswordInput = z.object({ password: Password });
export const ChangePasswordInput = z.object({
  currentPassword: z.string().min(1, 'required').max(200, 'too_long'),
  password: Password,
  /** Other devices stay signed in. */
  keep: z.string().default(''),
});
export const EmailLinkInput = z.object({ answer: z.enum(['confirm', 'refuse'], 'choose_from_list') });
export const MailKindsInput = z.object({
  kinds: z.array(z.enum(MAIL_KINDS, 'choose_from_list')).default([]),
});
/** A password is only asked for where the address was registered more than once. */
export const ConfirmEmailInput = z.object({ password: Password.or(z.literal('')).default('') });

const choice = <const T extends readonly string[]>(values: T) =>
  z
    .string()
    .refine((value) => value === '' || values.includes(value), 'choose_from_list')
    .default('');
const LOCALE_CODES = LOCALES.map((each) => each.code);

const languages = z
  .array(z.string().refine((value) => LOCALE_CODES.includes(value as never), 'choose_from_list'))
  .default([]);

/** What somebody new is asked first. */
export const WorkInput = z.object({
  country: z.enum(COUNTRIES, 'choose_from_list'),
  profession: z.enum(PROFESSIONS, 'choose_from_list'),
  specialty: choice(SPECIALTIES),
  languages: languages.refine((chosen) => chosen.length > 0, 'choose_some'),
  timeZone: timeZoneName(),
});

export const ProfileInput = z.object({
  /** Absent from the form once the name is verified. */
  name: requiredLine(120).optional(),
  profession: choice(PROFESSIONS),
  specialty: choice(SPECIALTIES),
  registrationNumber: optionalLine(40),
  country: choice(COUNTRIES),
  region: optionalLine(120),
  locale: z.string().refine((value) => LOCALE_CODES.includes(value as never), 'choose_from_list'),
  languages,
  timeZone: timeZoneName(),
});

export const MembershipInput = z.object({
  associationId: requiredLine(60),
  /** Empty: the one of the profile. */
  registrationNumber: optionalLine(40),
});
export const MembershipDecision = z
  .object({
    membershipId: requiredLine(60),
    /** The name that the officer read. */
    name: optionalLine(120),
    decision: z.enum(['accepted', 'declined'], 'choose_from_list'),
    reason: optionalText(500),
  })
  .refine((value) => value.decision === 'accepted' || value.reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

export const NameChangeInput = z.object({ name: requiredLine(120) });
export const NameChangeDecision = z
  .object({
    changeId: requiredLine(60),
    decision: z.enum(['approved', 'declined'], 'choose_from_list'),
    reason: optionalText(500),
  })
  .refine((value) => value.decision === 'approved' || value.reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

export const EndMembershipInput = z.object({ reason: requiredText(500) });

export const ROLES = ['author', 'mentor', 'administrator'] as const;
export const RolesInput = z.object({
  personId: requiredLine(60),
  /** Of what stood in the form (`rightsRevision`); callers without a form leave it out. */
  revision: z.string().optional(),
  roles: z.array(z.enum(ROLES, 'choose_from_list')).default([]),
  officerOf: z.array(z.string()).default([]),
  blocked: z.string().default(''),
  /** Ticked where somebody becomes an administrator. */
  sure: z.string().default(''),
});

export const PEOPLE_FILTERS = [...ROLES, 'officer', 'blocked'] as const;
/** An administrator's search among people. Values that cannot be read are no filter. */
export const PeopleFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  role: z.enum(['', ...PEOPLE_FILTERS]).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PeopleFilter = z.output<typeof PeopleFilter>;
