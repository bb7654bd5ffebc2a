// Decides how a command can end well; faults and bugs are thrown, and main alone knows exit codes.

/** `finding`: done, and what was found is a reason for a script to stop. */
export type Outcome = 'done' | 'finding';
