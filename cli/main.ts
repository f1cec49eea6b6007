import { runCommandLine } from './command-line.ts';

// Files that it writes are private to this user.
process.umask(0o077);

const status = await runCommandLine(process.argv.slice(2), process);
// Timers of what a command has opened must not hold it; what is printed must be out.
process.stdout.write('', () => process.exit(status));
