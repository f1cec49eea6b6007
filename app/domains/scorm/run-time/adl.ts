import type { Holder } from './data-model.ts';
import type { Table } from './elements.ts';
import type { RunTimeOptions } from './run-time.ts';

/** SCORM 2004 4th Ed. RTE §4.3.1 (adl.data), SN §5.6.4 (adl.nav). */
export const ADL_ELEMENTS: Table = {
  'adl.data.n.id': { access: 'read' },
  'adl.data.n.store': { access: 'both' },
  'adl.nav.request': {
    access: 'both',
    type: (value) => (NAVIGATION_REQUEST.test(value) ? null : 'type'),
  },
};

/** An identifier of a manifest may contain any character. */
const NAVIGATION_REQUEST =
  /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=.+\}(choice|jump))$/s;

const VALIDITY =
  /^adl\.nav\.request_valid\.(?:(choice|jump)\.\{target=(.+)\}|(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll))$/s;

/** Reads an element of `adl.nav.request_valid`, whose names contain identifiers with dots and digits; null for any other name. */
export function readValidity(
  name: string,
  isRequestValid: NonNullable<RunTimeOptions['isRequestValid']>,
): string | null {
  const [, targeted, target, plain] = VALIDITY.exec(name) ?? [];
  const request = targeted ?? plain;
  return request === undefined ? null : String(isRequestValid(request, target) ?? 'unknown');
}

export type Adl = Holder & { request(): string };

/** Shared stores, which the caller keeps, and the request, which lasts one session. */
export function openAdl({
  stores,
  fits,
}: {
  stores: RunTimeOptions['stores'];
  fits(name: string, value: string): boolean;
}): Adl {
  let request: string | null = null;
  const list = stores?.list ?? [];
  const storeOf = (name: string) => list[Number(name.split('.')[2])];
  return {
    request: () => request ?? '_none_',
    count: (name) => (name === 'adl.data' ? list.length : 0),
    has: (name) => {
      const store = storeOf(name);
      // Case DDM: a store that was emptied reads as one that nobody has set; one that may not be read is refused for that.
      return (
        !name.endsWith('.store') ||
        (store !== undefined && (!store.readable || Boolean(stores!.get(store.id))))
      );
    },
    get: (name) => {
      if (name === 'adl.nav.request') return { value: request ?? '_none_' };
      const store = storeOf(name)!;
      if (name.endsWith('.id')) return { value: store.id };
      return store.readable ? { value: stores!.get(store.id)! } : { refusal: 'write_only' };
    },
    set: (name, value) => {
      if (name === 'adl.nav.request') request = value;
      else {
        const store = storeOf(name);
        if (!store) return 'gap';
        if (!store.writable) return 'read_only';
        if (!fits(name, value)) return 'too_large';
        stores!.set(store.id, value);
      }
      return null;
    },
  };
}
