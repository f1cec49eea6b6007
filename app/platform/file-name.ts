const ENDING = /\.[\p{L}\p{N}]{1,12}$/u;

/** A file name no longer than `max`: the excess is cut from its middle, so that its number and its ending stay. */
export function shortFileName(name: string, max = 200): string {
  if (name.length <= max) return name;
  const [ending = ''] = ENDING.exec(name) ?? [];
  const stem = Array.from(
    new Intl.Segmenter('en').segment(name.slice(0, name.length - ending.length)),
    ({ segment }) => segment,
  );
  const room = max - ending.length - 1;
  const tail = take(stem.toReversed(), Math.floor(room / 4)).reverse();
  return `${take(stem, room - tail.join('').length).join('')}…${tail.join('')}${ending}`;
}

/** As many letters as fit, each whole. */
function take(letters: string[], room: number): string[] {
  let length = 0;
  const end = letters.findIndex((letter) => (length += letter.length) > room);
  return end < 0 ? letters : letters.slice(0, end);
}
