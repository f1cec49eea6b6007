/** The list with one of its things at another place, counted from 1; a place beyond an end is that end. */
export function moved<T>(list: T[], thing: T, place: number): T[] {
  const rest = list.filter((each) => each !== thing);
  const at = Math.min(Math.max(place, 1), list.length) - 1;
  return [...rest.slice(0, at), thing, ...rest.slice(at)];
}
