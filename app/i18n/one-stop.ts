import type { PostProcessorModule } from 'i18next';

/** Dates end in a full stop in Latvian, Lithuanian and Belarusian: a sentence that ends with one has no second stop. */
export const oneStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'oneStop',
  process(text: string, _key, values: Record<string, unknown>) {
    let said = text;
    for (const value of Object.values(values))
      if (typeof value === 'string' && value.endsWith('.')) said = said.replaceAll(`${value}.`, () => value);
    return said;
  },
};
