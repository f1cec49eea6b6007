type Output = { write(text: string): unknown };

/** The parts of the process that a command may use: results go to stdout, everything else to stderr. */
export type Io = { stdout: Output; stderr: Output; env: Record<string, string | undefined> };

export function print({ stdout }: Io, line: string): void {
  stdout.write(`${line}\n`);
}

export function printJson(io: Io, value: unknown): void {
  print(io, JSON.stringify(value));
}
