// Runs the tests: sources directly, the built program where a test drives the command line.
import { defineConfig } from 'vitest/config';

/** Tests that replace modules by mocks, which would reach other files that share them. */
const MOCKING = ['test/cli/exit-codes.test.ts'];

export default defineConfig({
  test: {
    // Files share the modules of their worker: loading them anew for each was a fifth of the time of all tests.
    projects: [
      {
        extends: true,
        test: { name: 'sharing', isolate: false, include: ['test/**/*.test.ts'], exclude: MOCKING },
      },
      { extends: true, test: { name: 'mocking', isolate: true, include: MOCKING } },
    ],
    // Every processor: what the tests start waits as often as it works.
    maxWorkers: '100%',
    setupFiles: ['test/support/chance.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/index.ts'],
      reporter: ['text-summary', 'lcov'],
    },
  },
});
