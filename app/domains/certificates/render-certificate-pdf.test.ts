import { expect, test } from 'vitest';
import { listUnprintable } from '#app/platform/print-fonts.server.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import type { IssuedCertificate } from './certificate.ts';
import { othersIn, readWording } from './internal/wording.server.ts';
import { renderCertificatePdf } from './render-certificate-pdf.server.ts';

const certificate = (name: string, title = 'Heart at home') =>
  ({
    row: { keyId: 'key', signature: 's'.repeat(86), issuedAt: new Date('2026-03-02T10:00:00Z') },
    snapshot: {
      version: 2, code: 'ABCD-EFGH-JKLM', name, title, startedOn: '2026-03-02', endedOn: '2026-03-02', issuedOn: '2026-03-02',
      minutes: 60, credit: [],
    },
  }) as unknown as IssuedCertificate; // oxfmt-ignore

const printed = async (name: string, title?: string) =>
  readPdf(
    await renderCertificatePdf(certificate(name, title), {
      locale: 'en',
      appOrigin: 'http://localhost:3000',
      programmeIds: [],
    }),
  );
/** Pieces of the line with the name. */
async function lineOfName(name: string) {
  const pieces = await printed(name);
  const above = pieces.find(({ text }) => text === readWording(2, 'en').says);
  const below = pieces.filter(({ y }) => y < above!.y - 1).map(({ y }) => y);
  const top = Math.max(...below);
  return pieces.filter(({ y }) => Math.abs(y - top) < 1).sort((a, b) => a.x - b.x);
}

test.each([
  ['Jānis Bērziņš', 'DejaVuSans-Bold'],
  ['Святлана Ўладзіміраўна', 'DejaVuSans-Bold'],
  ['Nguyễn Văn Thiện', 'DejaVuSans-Bold'],
  ['გიორგი მაისურაძე', 'DejaVuSans-Bold'],
  ['Արամ Խաչատրյան', 'DejaVuSans-Bold'],
  ['יוסף כהן', 'DejaVuSans-Bold'],
  ['محمد بن علي', 'NotoSansArabic-Bold'],
  ['علی\u200cرضا ہاشمی', 'NotoSansArabic-Bold'],
  ['हिन्दी शर्मा', 'NotoSansDevanagari-Bold'],
  ['দেবাশিস চট্টোপাধ্যায়', 'NotoSansBengali-Bold'],
  ['முருகன் சுப்ரமணியம்', 'NotoSansTamil-Bold'],
  ['สมชาย ใจดี', 'NotoSansThai-Bold'],
  ['አበበ ቢቂላ', 'NotoSansEthiopic-Bold'],
  ['김민준', 'GowunDodum-Regular'],
  ['李小龙', 'ChocolateClassicalSans-Regular'],
  ['田中さくら', 'ChocolateClassicalSans-Regular'],
])('%s is printed in letters of %s', async (name, face) => {
  expect(await listUnprintable(name)).toEqual([]);
  const pieces = await lineOfName(name);
  expect(new Set(pieces.map((piece) => piece.face))).toEqual(new Set([face]));
});

/** Letters that a reader of the file finds, without standalone dots. */
const readable = (pieces: { text: string }[]) =>
  pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\p{C}/gu, '')
    .replace(/ +/g, ' ');

test.each(['محمد بن علي', 'יוסף בן דוד'])(
  '%s keeps its blanks, and is read from right to left',
  async (name) => {
    // Pieces follow each other from right to left; each is read in its own order.
    expect(readable((await lineOfName(name)).toReversed())).toBe(name);
  },
);

test('a name in two directions keeps each part in its own direction', async () => {
  const pieces = await lineOfName('Anna محمد علي Ozola');
  expect(pieces.map((piece) => readable([piece]).trim())).toEqual(['Anna', 'محمد علي', 'Ozola']);
});

test('a character of a title that no font has is left out, and the rest is unchanged', async () => {
  const pieces = await printed('Anna', 'Heart 🫀 at home');
  expect(pieces.map(({ text }) => text)).toContain('Heart at home');
});

test('a long title in another script is broken into lines within the page', async () => {
  const title = 'القلب في المنزل: مقدمة قصيرة جدا لطب القلب في المناطق النائية '.repeat(4).trim();
  const pieces = (await printed('Anna', title)).filter(({ face }) => face.startsWith('NotoSansArabic'));
  expect(new Set(pieces.map(({ y }) => Math.round(y))).size).toBeGreaterThan(3);
  for (const { x } of pieces) expect(x).toBeGreaterThanOrEqual(63);
  const long = (await printed('Anna', '心'.repeat(120))).filter(({ face }) => face.startsWith('Chocolate'));
  expect(new Set(long.map(({ y }) => Math.round(y))).size).toBeGreaterThan(2);
});

const country = (programmeId: string, units: string) => ({
  programmeId, programme: `Programme ${programmeId}`, units, category: 'E-learning', code: `CODE-${programmeId}`, association: 'A',
}); // oxfmt-ignore

/** Six countries at once, with titles in two languages. */
function everywhere(): IssuedCertificate {
  const made = certificate('Jānis Bērziņš', 'Sirds mājās');
  return {
    ...made,
    snapshot: {
      ...made.snapshot,
      version: 3,
      titles: { lv: 'Sirds mājās', en: 'The heart, far from the hospital' },
      credit: ['fi-sll', 'se-slf', 'ee-eps', 'lv-lab', 'lt-vaspvt', 'by-minzdrav', 'eaccme'].map((id) =>
        country(id, '2'),
      ),
    },
  };
}

const paper = async (locale: string, programmeIds: string[]) =>
  readPdf(await renderCertificatePdf(everywhere(), { locale, appOrigin: 'https://x.example', programmeIds }));

test('the paper names the credit of the holder’s own programmes, in a size that can be read, on one page', async () => {
  const pieces = await paper('lv', ['lv-lab', 'eaccme']);
  const text = pieces.map((each) => each.text).join(' ');
  const named = [...text.matchAll(/CODE-([\w-]+)/g)].map(([, id]) => id);
  expect(named).toEqual(['lv-lab', 'eaccme', 'lv-lab', 'eaccme']);
  expect(text.replace(/\s+/g, ' ')).toContain(othersIn(3, 'lv'));
  expect(Math.min(...pieces.map(({ size }) => size))).toBeGreaterThanOrEqual(9);
  expect(new Set(pieces.map(({ page }) => page))).toEqual(new Set([1]));
});

test('each half has the title in its own language, where the course has one', async () => {
  const titles = ['Sirds mājās', 'The heart, far from the hospital'];
  const shown = (pieces: { text: string }[]) =>
    pieces.map(({ text }) => text).filter((text) => titles.includes(text));
  expect(shown(await paper('lv', []))).toEqual(titles);
  expect(shown(await paper('fi', []))).toEqual(titles);
  expect(shown(await paper('en', []))).toEqual([titles[1]]);
});
