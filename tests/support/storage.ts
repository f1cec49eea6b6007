import { createHash, randomBytes } from 'node:crypto';
import type { TestApp } from './app.ts';
import { verified } from './consultation.ts';
import { publishCourse } from './course.ts';

export const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
/** Evidence of so many bytes, unlike any other. */
export const pdfOf = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes)]);

/** Those who upload files, and who say how many they may be. */
export async function openStorage(app: TestApp) {
  const author = await app.person('author', ['author']);
  const officer = await app.person('officer');
  const associationId = await app.association('assoc', [officer]);
  return {
    author,
    officer,
    administrator: await app.person('admin', ['administrator']),
    associationId,
    learner: await verified(app, 'learner', associationId),
    course: await publishCourse(app, author),
    pathOf: (body: Buffer) => app.platform.files.pathOf(hashOf(body)),
  };
}
