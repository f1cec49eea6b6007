/** Identity numbers that nobody has: made by the published rules from a date and a serial number, for tests alone. */
const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');
const weigh = (digits: string, weights: number[]): number =>
  weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0);

export type Day = { year: number; month: number; day: number };
export const COUNTRIES = ['FI', 'SE', 'EE', 'LV', 'LV-new', 'LT', 'BY'] as const;

/** In its plain written form, with the separator that belongs to it. */
export function identityNumber(
  country: (typeof COUNTRIES)[number],
  { year, month, day }: Day,
  serial: number,
): string {
  const [dd, mm, yy] = [two(day), two(month), two(year % 100)];
  if (country === 'FI') {
    const digits = dd + mm + yy + three(2 + (serial % 898));
    const sign = year < 1900 ? '+' : year < 2000 ? '-YXWVU'[serial % 6]! : 'ABCDEF'[serial % 6]!;
    return `${dd}${mm}${yy}${sign}${digits.slice(6)}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31]!}`;
  }
  if (country === 'SE') {
    const nine = yy + mm + two(serial % 7 === 0 ? day + 60 : day) + three(serial % 1000);
    const sum = Array.from(nine).reduce((all, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return all + (value > 9 ? value - 9 : value);
    }, 0);
    return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
  }
  if (country === 'LV-new')
    return `32${two(serial % 100)}${two(day)}-${String(serial % 100_000).padStart(5, '0')}`;
  if (country === 'LV') {
    const ten = `${dd}${mm}${yy}${year < 1900 ? 0 : year < 2000 ? 1 : 2}${three(serial % 1000)}`;
    const control = ((1101 - weigh(ten, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10;
    return `${ten.slice(0, 6)}-${ten.slice(6)}${control}`;
  }
  if (country === 'BY') {
    const most = `${1 + (serial % 6)}${dd}${mm}${yy}${'ABCKEMH'[serial % 7]}${three(serial % 1000)}${['PB', 'BA', 'BI'][serial % 3]}`;
    const sum = Array.from(most).reduce(
      (all, sign, i) => all + Number.parseInt(sign, 36) * [7, 3, 1][i % 3]!,
      0,
    );
    return most + (sum % 10);
  }
  const ten = `${(Math.floor(year / 100) - 18) * 2 + 1 + (serial % 2)}${yy}${mm}${dd}${three(serial % 1000)}`;
  const first = weigh(ten, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weigh(ten, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return ten + (first < 10 ? first : second % 10);
}

const CYRILLIC: Record<string, string> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  P: 'Р',
};

/** Every way that one number is written: with, without and with other separators, in other digits, over two lines, in a file name. */
export function writtenForms(number: string): string[] {
  const bare = number.replace(/[-+]/g, '');
  const groups = bare.length === 14 ? [1, 7, 8, 11, 13] : bare.length === 11 && !number.includes('-') && /^\d+$/.test(bare) ? [1, 7, 10] : [2, 4, 6]; // oxfmt-ignore
  const cut = (by: string) =>
    Array.from(bare)
      .map((sign, i) => (groups.includes(i) ? by + sign : sign))
      .join('');
  const middle = Math.floor(bare.length / 2);
  return [
    number,
    bare,
    number.toLowerCase(),
    number.replace('-', '\u2011'),
    number.replace('-', ' - '),
    number.replace('-', '\u00a0'),
    cut(' '),
    cut('.'),
    cut('\u202f'),
    `${bare.slice(0, middle)}\n${bare.slice(middle)}`,
    `${bare.slice(0, middle)}-\r\n  ${bare.slice(middle)}`,
    Array.from(number)
      .map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0xff10 + Number(sign)) : sign))
      .join(''),
    Array.from(bare).join('\u200b'),
    Array.from(number)
      .map((sign) => CYRILLIC[sign] ?? sign)
      .join(''),
  ];
}
