import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun last, one of these would be all that is left. */
const LONGEST = ['webinar.test.ts', 'pages.test.ts', 'fuzz.test.ts'];
const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
  return found < 0 ? LONGEST.length : found;
};

/** The longest first, the rest as vitest has it: what took longest, or is largest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
