import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { openJourney } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

/** Slides with text in a font that the file does not bring, and one that is a picture alone. */
const deck = (pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> =>
  new Promise((done) => {
    const pdf = new PDFDocument({ size: [960, 540], autoFirstPage: false, ...options });
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => done(Buffer.concat(parts)));
    for (let page = 1; page <= pages; page++) {
      pdf.addPage().rect(0, 0, 960, 90).fill('#0b4f6c');
      if (page !== 2)
        pdf.fillColor('#123').font('Helvetica').fontSize(40).text(`Potassium, step ${page}`, 40, 140);
    }
    pdf.end();
  });
const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

test('a host makes slides of a PDF, loses the connection on the way, goes on, and orders them', async () => {
  const mentor = await signInAs(browser, server.origin, 'mentor');
  await mentor.goto(`${server.origin}/mentor`);
  await mentor.locator('.rows a.cover').first().click();
  await mentor.getByRole('link', { name: said('webinars:slides.title') }).click();
  const file = mentor.getByLabel(said('webinars:slides.pdf.file'));
  // Shown by the script that reads what is chosen; before, nothing would notice a choice.
  const ready = () => file.waitFor({ state: 'visible' });
  await ready();
  await file.setInputFiles(pdf('locked.pdf', await deck(1, { userPassword: 'secret' })));
  await mentor.getByText(said('webinars:slides.pdf.password')).waitFor();
  await file.setInputFiles(pdf('broken.pdf', Buffer.from('not a PDF')));
  await mentor.getByText(said('webinars:slides.pdf.broken')).waitFor();

  await file.setInputFiles(pdf('deck.pdf', await deck(4)));
  const send = mentor.getByRole('button', { name: pieceOf('webinars:slides.pdf.send') });
  await send.waitFor();
  const words = mentor.getByLabel(said('webinars:slides.words'), { exact: true });
  expect(await words.nth(0).inputValue()).toBe('Potassium, step 1');
  expect(await words.nth(1).inputValue()).toBe('');
  await words.nth(1).fill('A curve that falls after the second dose');
  await lookAt(mentor, 'slides-drawn');
  let sent = 0;
  // The answer to the second page is lost after the server has taken it, and the next tries find no server.
  await mentor.route('**/slides/pages', async (route) => {
    if (++sent === 2) await route.fetch();
    return sent >= 2 && sent <= 4 ? route.abort() : route.continue();
  });
  await send.click();
  await mentor.getByText(said('webinars:slides.pdf.offline')).waitFor();
  await mentor.getByRole('button', { name: pieceOf('webinars:slides.pdf.goOn') }).click();
  await mentor.getByText(said('webinars:said.imported', { count: 4 })).waitFor();
  const shown = mentor.locator('[data-slide]');
  const texts = () => shown.locator('.slide-words').allTextContents();
  expect(await texts()).toEqual([
    'Potassium, step 1',
    'A curve that falls after the second dose',
    'Potassium, step 3',
    'Potassium, step 4',
  ]);
  await lookAt(mentor, 'slides');
  await shown
    .nth(2)
    .getByRole('button', { name: pieceOf('webinars:slides.upOf') })
    .click();
  await mentor.getByText(said('webinars:said.moveSlide')).waitFor();
  expect((await texts())[1]).toBe('Potassium, step 3');

  // Another file takes their place; it is asked for.
  await ready();
  await file.setInputFiles(pdf('next.pdf', await deck(1)));
  await mentor.getByLabel(said('webinars:slides.pdf.replace')).check();
  await send.click();
  await mentor.getByText(said('webinars:said.imported', { count: 1 })).waitFor();
  expect(await texts()).toEqual(['Potassium, step 1']);
});
