import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { load } from './load.ts';
import { prepareLaunches, withServer } from './product.ts';
import { report } from './report.ts';

/** A commit of twenty elements, as an authoring tool sends it. */
const commitOf = (sequence: number) =>
  JSON.stringify({
    sequence,
    cmi: {
      'cmi.completion_status': 'incomplete', 'cmi.score.scaled': '0.5', 'cmi.progress_measure': '0.42', 'cmi.location': `page-${sequence}`,
      'cmi.suspend_data': 'x'.repeat(400), 'cmi.session_time': 'PT5M', 'cmi.total_time': 'PT15M', 'cmi.exit': 'suspend',
      'cmi.interactions.0.id': 'q1', 'cmi.interactions.0.type': 'choice', 'cmi.interactions.0.learner_response': 'a', 'cmi.interactions.0.result': 'correct',
      'cmi.interactions.1.id': 'q2', 'cmi.interactions.1.type': 'choice', 'cmi.interactions.1.learner_response': 'b', 'cmi.interactions.1.result': 'incorrect',
      'cmi.objectives.0.id': 'o1', 'cmi.objectives.0.success_status': 'passed', 'cmi.credit': 'credit', 'cmi.mode': 'normal',
    },
  }); // oxfmt-ignore

/** SCORM commits per second through HTTP, durable, beside bare inserts of the same rows behind node:http. */
export const commit = (): Promise<void> => commitsBy('commit', [10, 100]);

export async function commitsBy(name: string, learners: number[]): Promise<void> {
  await withServer(async (server, folder) => {
    const launches = await prepareLaunches(server, folder, 100);
    const bare = spawn(process.execPath, ['bench/bare-inserts.mjs', join(folder, 'bare.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<number>((resolve) =>
      bare.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk))),
    );
    const sequences = launches.map(() => 0);
    const yardstickSequences = launches.map(() => 0);
    // A launch takes only so many commits an hour: each connection goes round launches of its own.
    const turnOf = (connections: number) => {
      const turns = Array<number>(connections).fill(0);
      const each = Math.floor(launches.length / connections);
      return (connection: number) => connection + connections * (turns[connection]!++ % each);
    };
    const headers = { 'content-type': 'application/json' };
    try {
      for (const connections of learners) {
        const plan = { connections, seconds: 8, status: 200 };
        const [ourTurn, theirTurn] = [turnOf(connections), turnOf(connections)];
        const ours = await load(server, plan, (connection) => {
          const i = ourTurn(connection);
          const { host, path } = launches[i]!;
          return {
            path: `${path}/__rte/commit`,
            method: 'POST',
            headers: { ...headers, host },
            body: commitOf(++sequences[i]!),
          };
        });
        const theirs = await load({ port, pid: bare.pid! }, plan, (connection) => {
          const i = theirTurn(connection);
          return { path: `/${i}`, method: 'POST', headers, body: commitOf(++yardstickSequences[i]!) };
        });
        report(`${name}, ${connections} connections`, ours.perSecond, 'commits/s', theirs.perSecond);
        report(`${name}, ${connections} connections, CPU each`, ours.cpuMs, 'ms', theirs.cpuMs);
      }
    } finally {
      bare.kill();
    }
  });
}
