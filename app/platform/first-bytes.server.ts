import { open } from 'node:fs/promises';

/** The first sixteen bytes of a file, by which its type is known; zeroes where it is shorter. */
export async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    return (await file.read(new Uint8Array(16), 0, 16, 0)).buffer;
  } finally {
    await file.close();
  }
}
