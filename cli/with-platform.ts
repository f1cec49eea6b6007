import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Io } from './io.ts';

/** Opens the database for the commands that need it, as the operator; log lines go to stderr. */
export async function withPlatform<T>(io: Io, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { openPlatform } = await import('../server/open-platform.ts');
  const { operatorCtx } = await import('../server/operator-ctx.ts');
  const platform = await openPlatform(io.env, io.stderr);
  try {
    return await work(operatorCtx(platform));
  } finally {
    await platform.db.close();
  }
}
