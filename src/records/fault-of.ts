// Which errors are told as faults: those thrown as such, and that the machine had no memory for what was asked of it.
import { type Fault, FaultError, fault } from './fault.js';

/** The fault that an error tells; undefined for a bug. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof FaultError) return error.fault;
  return isOutOfMemory(error) ? fault('input-out-of-memory') : undefined;
}

/** Whether an error says that there was no memory left. */
function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return (
    error instanceof RangeError &&
    /allocation failed|invalid (?:array|string|typed array) length|maximum size exceeded/i.test(
      error.message,
    )
  );
}
