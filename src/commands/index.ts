// The table of commands; each is loaded only when it runs.
import type { CommandTable } from '../cli/program.js';

/** The commands, in the order in which help lists them. */
export const COMMANDS: CommandTable = {
  forecast: async () => (await import('./forecast.js')).forecast,
  explain: async () => (await import('./explain.js')).explain,
  check: async () => (await import('./check.js')).check,
  verify: async () => (await import('./verify.js')).verify,
  compare: async () => (await import('./compare.js')).compare,
  reconcile: async () => (await import('./reconcile.js')).reconcile,
  anonymize: async () => (await import('./anonymize.js')).anonymize,
  plan: async () => (await import('./plan.js')).plan,
  report: async () => (await import('./report.js')).report,
  app: async () => (await import('./app.js')).app,
  capacity: async () => (await import('./capacity.js')).capacity,
  simulate: async () => (await import('./simulate.js')).simulate,
  init: async () => (await import('./init.js')).init,
  learn: async () => (await import('./learn.js')).learn,
  backtest: async () => (await import('./backtest.js')).backtest,
  tally: async () => (await import('./tally.js')).tally,
  sql: async () => (await import('./sql.js')).sql,
  expand: async () => (await import('./expand.js')).expand,
};
