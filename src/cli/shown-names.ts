// Which sheets, columns and offices are named as they are, for whatever reads a file.
import { distance } from 'fastest-levenshtein';
import type { Host } from '../host/host.js';
import { createPrivacyGuard } from '../privacy/guard/guard.js';
import type { FileContent } from '../read/content.js';
import { shownNames } from '../records/shown-names.js';
import { loadAliases, loadPrivacyData } from './bundled-data.js';

/** The content with what it takes to name its sheets and columns; all are named as they are where the host tells names. */
export function withShownNames(host: Host, content: FileContent): FileContent {
  if (host.tells?.names === true) return { ...content, isShown: () => true };
  const isUsual = shownNames(loadAliases(host), distance);
  const { mayTell } = createPrivacyGuard(loadPrivacyData(host), new Set());
  return { ...content, isShown: (name) => isUsual(name) && !mayTell(name) };
}

/** A function that tells whether the label of an office is written like a person's name. */
export function labelJudge(host: Host): (label: string) => boolean {
  return createPrivacyGuard(loadPrivacyData(host), new Set()).isName;
}
