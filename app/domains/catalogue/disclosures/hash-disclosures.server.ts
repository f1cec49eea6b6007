import { sha256 } from '#app/platform/ids.server.ts';
import type { Disclosure } from './disclosure.ts';

/** Names what was shown: any change of it must be shown again. Null where there is nothing to show. */
export const hashDisclosures = (disclosures: Disclosure[]): string | null =>
  disclosures.length === 0
    ? null
    : sha256(
        JSON.stringify(
          disclosures.map(({ name, role, interests, resolution }) => [name, role, interests, resolution]),
        ),
      );
