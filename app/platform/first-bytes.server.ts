import { open } from 'node:fs/promises';

/** The first kilobyte of a file, by which its type is known; zeroes where it is shorter. */
export async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    return (await file.read(new Uint8Array(1024), 0, 1024, 0)).buffer;
  } finally {
    await file.close();
  }
}
