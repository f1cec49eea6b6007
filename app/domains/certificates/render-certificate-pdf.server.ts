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
  readWording,
  withFullStop,
} from '#app/domains/certificates/internal/wording.server.ts';
import { unitsText } from '#app/domains/credits/rules/units-text.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { qrModules } from '#app/platform/qr-code.server.ts';
import { urls } from '#app/urls.ts';
import type { IssuedCertificate } from './certificate.ts';

const SOFT = '#485b68';

const WIDTH = 467;

/** A tagged A4 page in the holder's language and in English. */
export async function renderCertificatePdf(
  { row, snapshot }: IssuedCertificate,
  locale: string,
  appOrigin: string,
): Promise<Buffer> {
  const address = appOrigin + urls.verifyCode(snapshot.code);
  const modules = await qrModules(address);
  const { doc, done } = await openPdf(locale, {
    title: `${readWording(snapshot.version, locale).heading}: ${snapshot.title}`,
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
    await line(big ? 'H1' : 'H2', w.heading, big ? 24 : 14, { bold: true, colour: SEA, gap: big ? 10 : 5 });
    await line('P', w.says, big ? 11 : 9, { colour: SOFT, gap: 2 });
    await line('P', snapshot.name, big ? 18 : 11, { bold: true, gap: big ? 10 : 4 });
    await line('P', w.course, big ? 11 : 9, { colour: SOFT, gap: 2 });
    await line('P', snapshot.title, big ? 14 : 10, { bold: true, gap: big ? 8 : 4 });
    const period =
      snapshot.startedOn === snapshot.endedOn
        ? format.day(snapshot.endedOn)
        : `${format.day(snapshot.startedOn)} – ${format.day(snapshot.endedOn)}`;
    const minutes = t('common:minutes', { count: snapshot.minutes });
    await line('P', `${withFullStop(`${w.period}: ${period}`)} ${w.time}: ${minutes}.`, big ? 11 : 9, {
      gap: big ? 8 : 4,
    });
    if (snapshot.credit.length === 0) await line('P', w.none, big ? 11 : 9, { gap: 4 });
    else await line('P', w.credit, big ? 11 : 9, { colour: SOFT, gap: 3 });
    // Six countries at once still fit the page.
    const many = snapshot.credit.length > 2;
    for (const credit of snapshot.credit) {
      const units = unitsText(t, format, credit.programmeId, credit.units);
      await line(
        'P',
        describeCredit(w, language, { ...credit, units }),
        big ? (many ? 8.5 : 11) : many ? 7 : 9,
        {
          gap: 2,
        },
      );
    }
    await line('P', withFullStop(`${w.issued}: ${format.day(snapshot.issuedOn)}`), big ? 11 : 9, { gap: 4 });
  }

  // A long title and every country at once: then the code gets a page of its own.
  const fits = doc.y < 716;
  if (!fits) doc.addPage();
  const foot = fits ? 726 : 60;
  part('Figure', () => drawQrCode(doc, modules, LEFT, foot, 88));
  doc.y = foot + 2;
  const beside = { width: WIDTH - 112, paragraphGap: 3 };
  for (const language of languages)
    part('P', () =>
      doc
        .font('regular')
        .fontSize(8.5)
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
      .fontSize(8.5)
      .fillColor(SOFT)
      .text(address, LEFT + 112, doc.y, beside),
  );
  part('P', () =>
    doc
      .font('regular')
      .fontSize(6)
      .fillColor(SOFT)
      .text(`Ed25519 ${row.keyId}: ${row.signature}`, LEFT + 112, doc.y, beside),
  );
  doc.end();
  return done;
}
