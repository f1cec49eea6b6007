import type { Ctx } from '#app/domains/accounts/ctx.ts';
export async function seedSampleRegion(_ctx: Ctx): Promise<void> {}
