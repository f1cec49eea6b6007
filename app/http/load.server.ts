import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { RequestContext } from './context.server.ts';
import { failWith, loaderFailure } from './error-response.server.ts';

/** Runs a loader's work; what a verb throws becomes the right answer. */
export async function load<T>(
  { request, context }: { request: Request; context: RequestContext },
  work: (ctx: Ctx, context: RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await work(context.ctx, context);
  } catch (error) {
    const failure = loaderFailure(error);
    if (failure) context.refused = { code: failure.code, facts: failure.facts };
    throw failWith(error, request);
  }
}
