import { saveMemberFilter } from '#app/domains/credits/filters/save-member-filter.server.ts';
import { deliverMessage } from '#app/domains/credits/messages/deliver-message.server.ts';
import { sendMessage } from '#app/domains/credits/messages/send-message.server.ts';
import { startMessage } from '#app/domains/credits/messages/start-message.server.ts';
import type { Actors } from './actors.ts';
import { DRAFT, FILTER, SENT } from './data/messages.ts';

/** The Latvian association has written to all its members, has a draft for those at risk, and a filter that finds them. */
export async function seedMessages(
  { as, operator }: Actors,
  associationId: string,
  slug: string,
): Promise<void> {
  const officer = await as('association', 3);
  const id = await startMessage(officer, slug, SENT);
  await sendMessage(officer, slug, id, 1);
  await deliverMessage(operator(3), id);
  await saveMemberFilter(await as('officer', 2), associationId, FILTER);
  await startMessage(await as('officer', 1), slug, { ...DRAFT, state: FILTER.state });
}
