import { runCommandLine } from '../../cli/command-line.ts';

/** Runs a command in this process, on what `env` names; returns its exit status and what it printed. */
export async function runCommand(args: string[], env: Record<string, string | undefined> = {}) {
  const printed = { stdout: '', stderr: '' };
  const status = await runCommandLine(args, {
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
    env,
  });
  return { status, ...printed };
}
