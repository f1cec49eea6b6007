// Keeps the server running: restarts it when it ends by itself, with growing pauses if that repeats, and passes signals on. No
// dependency, and none of our code, so that no fault of the server can end it.
import { fork } from 'node:child_process';

/** `EX_CONFIG` of sysexits.h: the settings are wrong, and would be wrong again. */
const CONFIGURATION = 78;
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A server that ran this long did not fail at its start. */
const STEADY_MS = 60_000;

/**
 * Runs `entry` until it ends by a signal of ours, with 0, or with settings that are wrong; returns its exit code.
 * @param {string} entry
 * @param {{ say: (sentence: string) => void }} options
 * @returns {Promise<number>}
 */
export function supervise(entry, { say }) {
  return new Promise((resolve) => {
    let child;
    let wait = FIRST_MS;
    let ending = false;
    let again;
    const run = () => {
      const since = Date.now();
      // In a group of its own: what a terminal sends to all of ours comes to it once, from here.
      child = fork(entry, [], { stdio: 'inherit', detached: true });
      const retry = (sentence) => {
        if (Date.now() - since > STEADY_MS) wait = FIRST_MS;
        say(`${sentence} It is started again in ${wait / 1000} s.`);
        again = setTimeout(run, wait);
        wait = Math.min(wait * 2, LONGEST_MS);
      };
      child.on('error', (error) => {
        if (child?.pid !== undefined) return;
        // Without a process there is no exit, and a signal to it would go to every process of our own group.
        child = undefined;
        retry(`The server could not be started: ${error.message}.`);
      });
      child.on('exit', (code, signal) => {
        child = undefined;
        if (ending || code === 0 || code === CONFIGURATION) return resolve(code ?? 1);
        retry(`The server ended (${signal ?? `exit code ${code}`}).`);
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        ending = true;
        clearTimeout(again);
        if (child?.pid !== undefined) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
        else resolve(0);
      });
    run();
  });
}
