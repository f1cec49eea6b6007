import modules from '#locales/en/modules.json';

/** Its sentence is `modules:fault.<code>` with `facts`. */
export type FaultCode = keyof (typeof modules)['fault'];

/** What is wrong with a course's folder, and where: a file by its path in the folder, a line from 1. */
export type Fault = { file: string; line: number; code: FaultCode; facts: Record<string, string | number> };

/** Collects the faults of one file. */
export type FaultsOf = (line: number, code: FaultCode, facts?: Fault['facts']) => void;

export const faultsOf =
  (faults: Fault[], file: string): FaultsOf =>
  (line, code, facts = {}) => {
    faults.push({ file, line, code, facts });
  };
