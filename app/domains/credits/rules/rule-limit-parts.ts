import { readDecimal, type RulePart, textOf } from './rule-parts.ts';

/** The most that one activity counts: what was granted for it, or a number. */
export const activityMost: RulePart = {
  fields: [
    { name: 'most', word: 'most', kind: 'choice', options: ['granted', 'number'] },
    { name: 'max', word: 'max', kind: 'decimal' },
  ],
  params: ['max'],
  show: ({ max }) =>
    max === 'granted_max' ? { most: 'granted', max: '' } : { most: 'number', max: String(max) },
  read(values, wrong) {
    if (values['most'] === 'granted') return { max: 'granted_max' };
    const value = readDecimal(values['max']!, {});
    if (typeof value === 'object') wrong['max'] = value;
    return { max: value };
  },
};

/** The least of a part, as a number or as a share of the total. */
export const least: RulePart = {
  fields: [
    { name: 'min', word: 'min', kind: 'decimal' },
    { name: 'measure', word: 'measure', kind: 'choice', options: ['units', 'percent'] },
  ],
  params: ['min', 'percent'],
  show: ({ min, percent }) =>
    min !== undefined && percent !== undefined
      ? null
      : { min: textOf(percent ?? min), measure: percent === undefined ? 'units' : 'percent' },
  read(values, wrong) {
    const isShare = values['measure'] === 'percent';
    const value = readDecimal(values['min']!, isShare ? { most: 100 } : {});
    if (typeof value === 'object') wrong['min'] = value;
    return { min: isShare ? undefined : value, percent: isShare ? value : undefined };
  },
};
