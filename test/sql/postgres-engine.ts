// PostgreSQL for tests: a private cluster in a temporary folder, without a network, gone when the test is over.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLUMNS, type ColumnName, DATE_COLUMNS } from '../../src/records/columns.js';
import type { Engine } from './engine.js';

/** Where the server's programs are: as the variable says, else Debian's newest; undefined where there are none. */
export function postgresPrograms(): string | undefined {
  const named = process.env['KOSHIN_POSTGRES_BIN'];
  if (named) return named;
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  const programs = join(versions, newest ?? '', 'bin');
  return existsSync(join(programs, 'initdb')) ? programs : undefined;
}

/** Root must not run the server: then its own user does. */
function asServer(program: string, args: readonly string[]): void {
  const command =
    process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', program] : [program];
  execFileSync(command[0] as string, [...command.slice(1), ...args], { stdio: 'ignore', cwd: '/' });
}

function columnType(column: ColumnName): string {
  return column === 'count' ? 'integer' : DATE_COLUMNS.includes(column) ? 'date' : 'text';
}

export function postgresEngine(programs: string): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-postgres-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  mkdirSync(data);
  mkdirSync(socket);
  if (process.getuid?.() === 0) {
    const owner = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    for (const place of [data, socket]) chownSync(place, owner, -1);
  }
  chmodSync(data, 0o700);
  asServer(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale',
    'C',
  ]);
  asServer(join(programs, 'pg_ctl'), [
    ...['-D', data, '-w', '-l', join(socket, 'log'), 'start'],
    ...['-o', `-c listen_addresses='' -c unix_socket_directories='${socket}' -c fsync=off`],
  ]);
  const psql = (args: readonly string[], input = '') =>
    execFileSync(
      join(programs, 'psql'),
      ['-h', socket, '-U', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args],
      { input, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
  return {
    name: 'postgres',
    load: async (table, csv, types) => {
      const columns = COLUMNS.map(
        (column) => `"${column}" ${types === 'text' ? 'text' : columnType(column)}`,
      );
      psql([
        ...['-c', `DROP TABLE IF EXISTS ${table}`, '-c', `CREATE TABLE ${table} (${columns})`],
        ...['-c', `\\copy ${table} FROM '${csv}' WITH (FORMAT csv, HEADER true)`],
      ]);
    },
    query: async (sql) => psql(['--csv', '-f', '-'], sql),
    close: () => {
      asServer(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
