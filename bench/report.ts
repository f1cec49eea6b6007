import { readdirSync, readFileSync } from 'node:fs';

/** One line of JSON per measure: `ratio` is value by yardstick, measured in the same run where `against` is a number. */
export function report(name: string, value: number, unit: string, against: number | null): void {
  const round = (n: number) => Number(n.toPrecision(4));
  const ratio = against === null ? null : round(value / against);
  process.stdout.write(
    `${JSON.stringify({ name, value: round(value), unit, against: against === null ? null : round(against), ratio })}\n`,
  );
}

/** CPU seconds that a process has used, of its own and in the kernel. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A process and all that it has started. */
export function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}
