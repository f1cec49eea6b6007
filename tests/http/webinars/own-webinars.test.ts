import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { announceWebinar } from '#tests/support/webinar.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);

test('another mentor learns nothing of a webinar that is not theirs', async () => {
  const { id } = await announceWebinar(app, mentor);
  const stranger = await app.person('stranger', ['mentor']);
  for (const path of ['', '/slides', '/studio', '/attendance', '/report', '/recording'])
    expect((await app.get(`/mentor/webinars/${id}${path}`, stranger)).status, path).toBe(404);
  for (const intent of ['change', 'announce', 'cancel', 'rule', 'staff', 'words', 'repeat'])
    expect((await app.post(`/mentor/webinars/${id}`, { intent }, stranger)).status, intent).toBe(404);
  for (const intent of ['open', 'end', 'reset-key', 'end-rehearsal', 'embedded'])
    expect((await app.post(`/mentor/webinars/${id}/studio`, { intent }, stranger)).status, intent).toBe(404);
  expect((await app.post(`/mentor/webinars/${id}/act`, { intent: 'ticket' }, stranger)).status).toBe(404);
});

test('the way above the accreditation of a webinar is one that its mentor may go', async () => {
  const { courseId } = await announceWebinar(app, mentor);
  for (const path of [`/author/courses/${courseId}`, `/author/courses/${courseId}/accreditation`]) {
    const page = await (await app.get(path, mentor)).text();
    const [trail] = /<nav class="breadcrumb".*?<\/nav>/s.exec(page)!;
    for (const [, to] of trail.matchAll(/<a href="([^"]+)"/g))
      expect([to, (await app.get(to!, mentor)).status]).toEqual([to, 200]);
  }
});
