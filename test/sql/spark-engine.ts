// Spark for tests: a Python with pyspark that runs as long as the test.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import type { Engine } from './engine.js';

export function sparkEngine(python: string): Engine {
  const script = fileURLToPath(new URL('ask-spark.py', import.meta.url));
  const spark = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: spark.stdout })[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<unknown[][]> => {
    spark.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await answers.next();
    if (answer.done) throw new Error('Spark has ended; what it said stands above');
    return JSON.parse(answer.value);
  };
  return {
    name: 'spark',
    load: async (table, csv, types) => {
      await ask({ load: csv, table, typed: types === 'typed' });
    },
    query: async (query) => stringify(await ask({ query })),
    close: () => {
      spark.stdin.end();
    },
  };
}
