import { Command } from '@commander-js/extra-typings';
import { CommandFailed, UsageError } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const removeUserFactors = (io: Io) =>
  new Command('remove-factors')
    .description('remove all second factors of somebody who has lost them; they are told by mail')
    .requiredOption('--email <address>', 'address of the account')
    .option('--json', 'print the address as JSON')
    .addHelpText('after', example('user remove-factors --email ada@example.org'))
    .action(async ({ email: address, json }) => {
      const { Email } = await import('#app/platform/email-address.ts');
      const { success, data: email } = Email.safeParse(address);
      if (!success) throw new UsageError(`${address} is not an e-mail address.`);
      const isRemoved = await withPlatform(io, async (ctx) => {
        const { removeFactorsByEmail } =
          await import('#app/domains/accounts/factors/remove-factors-by-email.server.ts');
        return removeFactorsByEmail(ctx, email);
      });
      if (!isRemoved)
        throw new CommandFailed(`${email}: there is no such account, or it has no second factor.`);
      if (json) printJson(io, { email });
      else print(io, `${email}: no second factor any more.`);
    });
