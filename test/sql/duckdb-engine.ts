// DuckDB for tests: in this process, in memory.
import { DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import type { Engine } from './engine.js';

export async function duckdbEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    name: 'duckdb',
    load: async (table, csv, types) => {
      const columns = types === 'text' ? 'all_varchar = true' : 'sample_size = -1';
      await connection.run(
        `CREATE OR REPLACE TABLE ${table} AS FROM read_csv('${csv}', header = true, ${columns})`,
      );
    },
    query: async (sql) => {
      const result = await connection.runAndReadAll(sql);
      return stringify([result.columnNames(), ...result.getRows().map((row) => row.map(String))]);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
