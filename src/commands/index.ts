// Decides which commands there are; each is loaded only when it runs.
import type { Command } from 'commander';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import type { CommandName } from '../words/help.js';
import type { Language } from '../words/language.js';

/** What a command's file exports: its options, and its work. */
export interface CommandModule {
  readonly define: (command: Command, language: Language) => void;
  readonly run: (host: Host, files: readonly string[], flags: never) => Promise<Outcome>;
}

/** The commands, in the order in which help lists them. */
export const COMMANDS: Readonly<
  Record<Exclude<CommandName, 'complete'>, () => Promise<CommandModule>>
> = {
  forecast: () => import('./forecast.js'),
  explain: () => import('./explain.js'),
  check: () => import('./check.js'),
  verify: () => import('./verify.js'),
  reconcile: () => import('./reconcile.js'),
  anonymize: () => import('./anonymize.js'),
  plan: () => import('./plan.js'),
  report: () => import('./report.js'),
  capacity: () => import('./capacity.js'),
  simulate: () => import('./simulate.js'),
  init: () => import('./init.js'),
  backtest: () => import('./backtest.js'),
  tally: () => import('./tally.js'),
  sql: () => import('./sql.js'),
  expand: () => import('./expand.js'),
};
