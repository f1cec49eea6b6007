import {
  INK,
  LEFT,
  SEA,
  drawLighthouse,
  drawQrCode,
} from '#app/domains/certificates/internal/pdf-drawing.server.ts';
import { openPdf } from '#app/domains/certificates/internal/open-pdf.server.ts';
import { layOutText } from '#app/domains/certificates/internal/pdf-text.server.ts';
import {
  describeCredit,
  othersIn,
  readWording,
  withFullStop,
} from '#app/domains/certificates/internal/wording.server.ts';
import { unitsText } from '#app/domains/credits/rules/units-text.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { qrModules } from '#app/platform/qr-code.server.ts';
import { urls } from '#app/urls.ts';
import type { IssuedCertificate } from './certificate.ts';
import { printedCredit, titleIn } from './snapshot.ts';

const SOFT = '#485b68';

const WIDTH = 467;

/** Nothing on the page is smaller: people print it, and read it at a desk. */
const SMALLEST = 9;

/** Where the code begins. */
const FOOT = 700;

/** A tagged A4 page in the holder's language and in English. */
export async function renderCertificatePdf(
  { row, snapshot }: IssuedCertificate,
  { locale, appOrigin, programmeIds }: { locale: string; appOrigin: string; programmeIds: string[] },
): Promise<Buffer> {
  const address = appOrigin + urls.verifyCode(snapshot.code);
  const modules = await qrModules(address);
  const { doc, done } = await openPdf(locale, {
    title: `${readWording(snapshot.version, locale).heading}: ${titleIn(snapshot, locale)}`,
    createdAt: row.issuedAt,
  });

  const part = (tag: string, draw: () => void, spoken: { actual?: string } = {}) =>
    doc.addStructure(doc.struct(tag, spoken, draw));
  const line = async (
    tag: string,
    text: string,
    size: number,
    { bold = false, colour = INK, gap = 6 }: { bold?: boolean; colour?: string; gap?: number } = {},
  ) => {
    const weight = bold ? 'bold' : 'regular';
    const { draw, ...spoken } = await layOutText(doc, text, { x: LEFT, width: WIDTH, size, weight, gap });
    part(
      tag,
      () => {
        doc.fillColor(colour);
        draw();
      },
      spoken,
    );
  };

  drawLighthouse(doc);
  doc.y = 120;
  const printed = printedCredit(snapshot, programmeIds);
  const languages = locale === 'en' ? ['en'] : [locale, 'en'];
  for (const [i, language] of languages.entries()) {
    const w = readWording(snapshot.version, language);
    const t = translatorFor(language);
    const format = formatFor(language, 'UTC');
    if (i > 0) {
      doc.moveDown(0.4);
      doc
        .moveTo(LEFT, doc.y)
        .lineTo(LEFT + WIDTH, doc.y)
        .lineWidth(0.7)
        .strokeColor('#d3dde4')
        .stroke();
      doc.moveDown(0.9);
    }
    const big = i === 0;
    const plain = big ? 11 : 10;
    await line(big ? 'H1' : 'H2', w.heading, big ? 24 : 14, { bold: true, colour: SEA, gap: big ? 10 : 5 });
    await line('P', w.says, plain, { colour: SOFT, gap: 2 });
    await line('P', snapshot.name, big ? 18 : 12, { bold: true, gap: big ? 10 : 5 });
    await line('P', w.course, plain, { colour: SOFT, gap: 2 });
    await line('P', titleIn(snapshot, language), big ? 14 : 11, { bold: true, gap: big ? 10 : 5 });
    const period =
      snapshot.startedOn === snapshot.endedOn
        ? format.day(snapshot.endedOn)
        : `${format.day(snapshot.startedOn)} – ${format.day(snapshot.endedOn)}`;
    const minutes = t('common:minutes', { count: snapshot.minutes });
    await line('P', `${withFullStop(`${w.period}: ${period}`)} ${w.time}: ${minutes}.`, plain, {
      gap: big ? 10 : 5,
    });
    if (snapshot.credit.length === 0) await line('P', w.none, plain, { gap: 4 });
    else await line('P', w.credit, plain, { colour: SOFT, gap: 3 });
    for (const credit of printed) {
      const units = unitsText(t, format, credit.programmeId, credit.units);
      await line('P', describeCredit(w, language, { ...credit, units }), plain, { gap: 3 });
    }
    if (printed.length < snapshot.credit.length)
      await line('P', othersIn(snapshot.version, language), plain, { colour: SOFT, gap: 3 });
    await line('P', withFullStop(`${w.issued}: ${format.day(snapshot.issuedOn)}`), plain, { gap: 4 });
  }

  // A long title and several programmes: then the code gets a page of its own.
  const fits = doc.y < FOOT - 6;
  if (!fits) doc.addPage();
  const foot = fits ? FOOT : 60;
  part('Figure', () => drawQrCode(doc, modules, LEFT, foot, 88));
  doc.y = foot + 2;
  const beside = { width: WIDTH - 112, paragraphGap: 3 };
  for (const language of languages)
    part('P', () =>
      doc
        .font('regular')
        .fontSize(SMALLEST)
        .fillColor(SOFT)
        .text(readWording(snapshot.version, language).check, LEFT + 112, doc.y, beside),
    );
  part('P', () =>
    doc
      .font('bold')
      .fontSize(12)
      .fillColor(INK)
      .text(snapshot.code, LEFT + 112, doc.y + 2, beside),
  );
  part('P', () =>
    doc
      .font('regular')
      .fontSize(SMALLEST)
      .fillColor(SOFT)
      .text(address, LEFT + 112, doc.y, beside),
  );
  part('P', () =>
    doc
      .font('regular')
      .fontSize(SMALLEST)
      .fillColor(SOFT)
      .text(`Ed25519 ${row.keyId}: ${row.signature}`, LEFT + 112, doc.y, beside),
  );
  doc.end();
  return done;
}
