import { randomBytes } from 'node:crypto';
import { Command } from '@commander-js/extra-typings';
import type { Role } from '#app/domains/accounts/ctx.ts';
import { UsageError } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { eachOf } from '../values.ts';
import { withPlatform } from '../with-platform.ts';

const ROLES = Object.keys({ author: true, mentor: true, administrator: true } satisfies Record<Role, true>);

export const createUser = (io: Io) =>
  new Command('create')
    .description('make an account and print its address and the password made for it')
    .requiredOption('--email <address>', 'address that signs in')
    .requiredOption('--name <name>', 'name of the person')
    .option('--role <role>', `${ROLES.join(', ')}; may be repeated`, eachOf(ROLES))
    .option('--json', 'print address, password and roles as JSON')
    .addHelpText(
      'after',
      example('user create --email ada@example.org --name "Ada Berg" --role administrator'),
    )
    .action(async ({ email: address, name: given, role = [], json }) => {
      const { Email } = await import('#app/platform/email-address.ts');
      const { success, data: email } = Email.safeParse(address);
      if (!success) throw new UsageError(`${address} is not an e-mail address.`);
      const { requiredLine } = await import('#app/platform/form-fields.ts');
      const { data: name } = requiredLine(120).safeParse(given);
      if (name === undefined)
        throw new UsageError(
          given.trim() === ''
            ? 'The name is empty.'
            : 'The name is too long, or has characters that cannot be seen.',
        );
      const { listUnprintable } = await import('#app/platform/print-fonts.server.ts');
      const letters = await listUnprintable(name);
      if (letters.length > 0)
        throw new UsageError(`No certificate can print ${letters.join(' ')} in the name.`);
      const roles = role as Role[];
      const password = randomBytes(15).toString('base64url');
      await withPlatform(io, async (ctx) => {
        const { createPerson } = await import('#app/domains/accounts/people/create-person.server.ts');
        await createPerson(ctx, { email, name, password, roles });
      });
      if (json) printJson(io, { email, password, roles });
      else print(io, `${email}\n${password}`);
    });
