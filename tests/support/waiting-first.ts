import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These wait for clocks more than they work: begun last, they would be all that is left. */
const WAITING = ['webinar.test.ts', 'fuzz.test.ts'];
const rank = ({ moduleId }: TestSpecification): number => {
  const found = WAITING.findIndex((name) => moduleId.endsWith(`/${name}`));
  return found < 0 ? WAITING.length : found;
};

/** What waits first, the rest as vitest has it: what took longest, or is largest. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
