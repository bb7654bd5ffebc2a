// The databases on which queries are tried: DuckDB always, PostgreSQL where it is installed, Spark where it is asked for.
import { duckdbEngine } from './duckdb-engine.js';
import { postgresEngine, postgresPrograms } from './postgres-engine.js';
import { sparkEngine } from './spark-engine.js';

const python = process.env['KOSHIN_SPARK_PYTHON'];
const programs = postgresPrograms();
const required = process.env['KOSHIN_REQUIRE_POSTGRES'] === '1';
if (programs === undefined && !required) {
  console.warn(
    'PostgreSQL is not installed: its queries are not tried (KOSHIN_REQUIRE_POSTGRES=1 demands them)',
  );
}

export const DUCKDB = ['duckdb', () => duckdbEngine(), false] as const;
export const POSTGRES = [
  'postgres',
  async () => {
    if (programs === undefined)
      throw new Error('PostgreSQL is not installed: apt-get install postgresql');
    return postgresEngine(programs);
  },
  programs === undefined && !required,
] as const;
export const SPARK = [
  'spark',
  () => sparkEngine(python ?? 'python3'),
  python === undefined,
] as const;
