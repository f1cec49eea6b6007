import { z } from 'zod';
import { trimPasted } from './form-fields.ts';

/**
 * An address as mail servers and our tables have it: trimmed of pasted characters, in lower case, and its domain in letters that
 * DNS knows (`õppe.ee` is `xn--ppe-nna.ee`, UTS #46), which some browsers leave to us.
 */
export function plainEmail(typed: string): string {
  const address = trimPasted(typed).toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 0 || /^\p{ASCII}*$/u.test(domain)) return address;
  // Else it would be more of an address than a domain.
  if (/[\s/\\?#:%[\]]/.test(domain)) return address;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${address.slice(0, at)}@${new URL(url).hostname}` : address;
}

/** Letters before the @ that our mail servers do not accept (RFC 6531 is not everywhere yet), each once. */
const foreignLetters = (address: string): string[] => [
  ...new Set(address.slice(0, address.lastIndexOf('@')).match(/[^\p{ASCII}\p{C}]/gu)),
];

/** A top-level domain may be one of other letters: `.бел` is `.xn--90ais`. */
const SHAPE = /^(?!\.)(?!.*\.\.)[a-z0-9_'+.-]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/;

/** An address that somebody types. Messages are keys of errors.json; `email_letters` says which ones. */
export const Email = z
  .string()
  .overwrite(plainEmail)
  .min(1, { error: 'required', abort: true })
  .max(200, { error: 'too_long', abort: true })
  .superRefine((address, ctx) => {
    const letters = foreignLetters(address).join(' ');
    if (letters) ctx.addIssue({ code: 'custom', message: 'email_letters', params: { letters } });
    else if (!SHAPE.test(address)) ctx.addIssue({ code: 'custom', message: 'email_malformed' });
  });
