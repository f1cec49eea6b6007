/**
 * Upper halves (0x80 to 0xFF) of the DOS code pages that zips of old Windows hold and `TextDecoder` does not know: of the zip
 * standard itself (APPNOTE D.1), of the Baltic countries, of Western and Northern Europe.
 */
const DOS = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp775:
    'ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u00ad±“¾¶§÷„°∙·¹³²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

export type Encoding =
  | keyof typeof DOS
  | 'utf-8'
  | 'ibm866'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1257';

const isDos = (encoding: Encoding): encoding is keyof typeof DOS => Object.hasOwn(DOS, encoding);

/** Bytes decoded by an encoding; null where they are invalid in it. */
export function decodeBytes(encoding: Encoding, bytes: Uint8Array): string | null {
  if (isDos(encoding))
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : DOS[encoding][byte - 0x80]!,
    ).join('');
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
