/** Names in a commit that belong to the whole course: its steps in order, and the stores that its parts share. */
const STEP = 'seq:/steps/';
const STORE = 'seq:/stores/';

export const stepName = (place: number): string => `${STEP}${place}`;

export const storeName = (id: string): string => `${STORE}${encodeURIComponent(id)}`;

/** Place of a step; null where the name is of something else. */
export const placeOfStep = (name: string): number | null => {
  const place = name.startsWith(STEP) ? Number(name.slice(STEP.length)) : Number.NaN;
  return Number.isSafeInteger(place) && place >= 0 ? place : null;
};

/** Name of the store; null for any other name, and for one that we did not make. */
export function idOfStore(name: string): string | null {
  if (!name.startsWith(STORE)) return null;
  try {
    return decodeURIComponent(name.slice(STORE.length));
  } catch {
    return null;
  }
}
