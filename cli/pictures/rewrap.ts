import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const rewrapPictures = (io: Io) =>
  new Command('rewrap')
    .description(
      'wrap keys of pictures with the present SECRET_KEY (SECRET_KEY_PREVIOUS opens them); exit status 1 where neither opens one',
    )
    .addHelpText('after', example('pictures rewrap'))
    .action(async () => {
      const { wrapped, locked } = await withPlatform(io, async (ctx) => {
        const { wrapPictureKeys } =
          await import('#app/domains/consultations/pictures/wrap-picture-keys.server.ts');
        return wrapPictureKeys(ctx);
      });
      print(io, `${wrapped} keys wrapped, ${locked} that no key here opens.`);
      if (locked > 0) throw new CommandFailed();
    });
