import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { type Day, DAY_MS, dayIn, DEFAULT_TIME_ZONE } from '#app/platform/time.ts';

/** Contexts of the people of the sample region, in the past that they have behind them. */
export type Actors = {
  operator(daysAgo: number): Ctx;
  /** `email`: before the @. */
  as(email: string, daysAgo: number): Promise<Ctx>;
  day(daysAgo: number): Day;
};

const earlier = (ctx: Ctx, daysAgo: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() - daysAgo * DAY_MS),
});

/** `people`: ids by what stands before the @ of their address. */
export const actorsOf = (ctx: Ctx, people: ReadonlyMap<string, string>): Actors => ({
  operator: (daysAgo) => earlier(ctx, daysAgo),
  as: (email, daysAgo) => actAs(earlier(ctx, daysAgo), people.get(email)!),
  day: (daysAgo) => dayIn(DEFAULT_TIME_ZONE, earlier(ctx, daysAgo).now),
});
