import { expect, test } from 'vitest';
import { findText, type Pixels } from './find-text.ts';

const W = 480;
const H = 320;
function picture(light: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(W * H * 4);
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) {
      const value = light(x, y);
      data.set([value, value, value, 255], (y * W + x) * 4);
    }
  return { data, width: W, height: H };
}
/** Strokes as letters have them: thin uprights with gaps, twelve pixels high. */
const isStroke = (x: number, y: number, left: number, top: number, wide: number): boolean =>
  y >= top && y < top + 14 && x >= left && x < left + wide && (x - left) % 9 < 2;
/** The same noise each time. */
function noise(): () => number {
  let seed = 7;
  return () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

test('a line of letters is found where it stands, light on dark and dark on light', () => {
  for (const [ground, ink] of [
    [20, 240],
    [235, 30],
  ] as const) {
    const areas = findText(picture((x, y) => (isStroke(x, y, 40, 24, 180) ? ink : ground)));
    expect(areas).toHaveLength(1);
    const [{ x, y, width, height }] = areas as [(typeof areas)[0]];
    expect(x).toBeLessThanOrEqual(40);
    expect(y).toBeLessThanOrEqual(24);
    expect(x + width).toBeGreaterThanOrEqual(215);
    expect(y + height).toBeGreaterThanOrEqual(38);
    expect(height).toBeLessThan(70);
  }
});

test('skin, shade and the grain of a photograph are no letters', () => {
  const next = noise();
  expect(findText(picture((x, y) => 120 + 60 * Math.sin(x / 40) + 30 * Math.cos(y / 25)))).toEqual([]);
  expect(findText(picture(() => 128 + 60 * (next() - 0.5)))).toEqual([]);
  // A single hard edge, as between a bone and air.
  expect(findText(picture((x) => (x < W / 2 ? 10 : 240)))).toEqual([]);
});
