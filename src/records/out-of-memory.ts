// Whether the machine had no memory for what was asked of it: told as such, since it is no bug.

/**
 * Whether an error says that there was no memory left.
 */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return (
    error instanceof RangeError &&
    /allocation failed|invalid (?:array|string|typed array) length|maximum size exceeded/i.test(
      error.message,
    )
  );
}
