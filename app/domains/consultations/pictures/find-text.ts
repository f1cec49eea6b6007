export type Area = { x: number; y: number; width: number; height: number };
/** Pixels as a canvas gives them: four bytes each, rows from the top. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number };

const CELL = 8;
/** Steps of brightness between neighbours that count as an edge of a letter. */
const STEP = 70;
/** Edges in a cell from which on it may hold letters; more than half would be noise. */
const [FEW, MANY] = [5, 34];
/** Cells that a word has at least, and that a line of letters is high at most. */
const [SHORTEST, TALLEST] = [4, 7];

/**
 * Areas of a picture that look like written letters: many hard steps of brightness close together, in a low and wide strip on
 * an even ground. It reads nothing; it finds what a person should look at. Coordinates in pixels.
 */
export function findText({ data, width, height }: Pixels): Area[] {
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  const isText = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      isText[row * columns + column] = looksWritten(data, width, column * CELL, row * CELL) ? 1 : 0;
  const areas: Area[] = [];
  const seen = new Uint8Array(columns * rows);
  for (let start = 0; start < isText.length; start++) {
    if (!isText[start] || seen[start]) continue;
    const box = grow(isText, seen, columns, rows, start);
    const [wide, high] = [box.right - box.left + 1, box.bottom - box.top + 1];
    if (wide >= SHORTEST && high <= TALLEST && wide >= high && box.cells >= 0.4 * wide * high)
      areas.push({
        x: Math.max(0, (box.left - 1) * CELL),
        y: Math.max(0, (box.top - 1) * CELL),
        width: (wide + 2) * CELL,
        height: (high + 2) * CELL,
      });
  }
  return areas;
}

function looksWritten(data: Uint8ClampedArray, width: number, x: number, y: number): boolean {
  let steps = 0;
  let [least, most] = [255, 0];
  for (let dy = 0; dy < CELL; dy++) {
    let before = -1;
    for (let dx = 0; dx < CELL; dx++) {
      const at = ((y + dy) * width + x + dx) * 4;
      const light = (data[at]! * 3 + data[at + 1]! * 6 + data[at + 2]!) / 10;
      if (light < least) least = light;
      if (light > most) most = light;
      if (before >= 0 && Math.abs(light - before) > STEP) steps++;
      before = light;
    }
  }
  return steps >= FEW && steps <= MANY && most - least > 110;
}

/** Cells that hang together, a gap of one between letters of a line allowed. */
function grow(isText: Uint8Array, seen: Uint8Array, columns: number, rows: number, start: number) {
  const box = { left: columns, right: 0, top: rows, bottom: 0, cells: 0 };
  const waiting = [start];
  seen[start] = 1;
  while (waiting.length > 0) {
    const at = waiting.pop()!;
    const [column, row] = [at % columns, Math.floor(at / columns)];
    box.cells++;
    box.left = Math.min(box.left, column);
    box.right = Math.max(box.right, column);
    box.top = Math.min(box.top, row);
    box.bottom = Math.max(box.bottom, row);
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        const [x, y] = [column + dx, row + dy];
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
        const next = y * columns + x;
        if (!isText[next] || seen[next]) continue;
        seen[next] = 1;
        waiting.push(next);
      }
  }
  return box;
}
