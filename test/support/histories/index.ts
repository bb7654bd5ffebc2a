// Invented histories for tests and for the command line (scripts/histories.js). Exports only.
export {
  type HistoryAssumptions,
  type LeadLag,
  NOTHING_BUT_THE_LAW,
  USUAL,
} from './assumptions.js';
export { FILE_FORMATS, type FileFormat, registerFile, visitsFile } from './files.js';
export { livesOf, type RegisterRow, registerOn, visitsByMonth } from './histories.js';
export { truthOf } from './truth.js';
