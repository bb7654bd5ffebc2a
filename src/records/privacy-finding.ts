// Findings of the privacy guard: which column holds what it must not.

/** What must not be in a file of records. */
export const PRIVATE_KINDS = ['my-number', 'email', 'phone', 'address', 'name'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** A column that holds what it must not: never a word of its content. */
export interface PrivacyFinding {
  readonly kind: PrivateKind;
  /** From 1. */
  readonly column: number;
  readonly by: 'header' | 'content';
}
