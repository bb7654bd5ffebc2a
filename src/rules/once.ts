// Decoding of data that are read once a run: the schema is used as it stands, since compiling it costs more than one use.

/** The option of zod for such data: a run starts some 20 ms sooner. */
export const ONCE = { jitless: true } as const;
