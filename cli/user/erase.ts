import { Command } from '@commander-js/extra-typings';
import { CommandFailed, UsageError } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const eraseUser = (io: Io) =>
  new Command('erase')
    .description(
      'erase a person, at once and for good; credit and certificates stay as docs/operating.md says',
    )
    .requiredOption('--email <address>', 'address of the account')
    .option('--json', 'print the address as JSON')
    .addHelpText('after', example('user erase --email ada@example.org'))
    .action(async ({ email: address, json }) => {
      const { Email } = await import('#app/platform/email-address.ts');
      const { success, data: email } = Email.safeParse(address);
      if (!success) throw new UsageError(`${address} is not an e-mail address.`);
      const isErased = await withPlatform(io, async (ctx) => {
        const { erasePersonByEmail } =
          await import('#app/domains/accounts/erasure/erase-person-by-email.server.ts');
        return erasePersonByEmail(ctx, email);
      });
      if (!isErased) throw new CommandFailed(`${email}: there is no such account.`);
      if (json) printJson(io, { email });
      else print(io, `${email}: erased.`);
    });
