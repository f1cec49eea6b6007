import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import type { PackageReport } from '#app/domains/scorm/types.ts';

/** Why a package of a folder cannot be played; `path` is its file. */
export const packageFaults = (path: string, { errors }: PackageReport): Fault[] => {
  const faults: Fault[] = [];
  for (const { code, facts } of errors)
    faultsOf(faults, path)(1, 'package_refused', { ...facts, finding: code });
  return faults;
};
