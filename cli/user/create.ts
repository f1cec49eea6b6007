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
    .action(async ({ email: address, name, role = [], json }) => {
      const { Email } = await import('#app/domains/accounts/schemas.ts');
      const { success, data: email } = Email.safeParse(address);
      if (!success) throw new UsageError(`${address} is not an e-mail address.`);
      if (name.trim() === '') throw new UsageError('The name is empty.');
      const roles = role as Role[];
      const password = randomBytes(15).toString('base64url');
      await withPlatform(io, async (ctx) => {
        const { createPerson } = await import('#app/domains/accounts/people/create-person.server.ts');
        await createPerson(ctx, { email, name, password, roles });
      });
      if (json) printJson(io, { email, password, roles });
      else print(io, `${email}\n${password}`);
    });
