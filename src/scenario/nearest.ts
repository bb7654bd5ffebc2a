// The known word that a mistyped one is most like.
import { distance } from 'fastest-levenshtein';

/** The known word that a mistyped one is most like; blank where none is. */
export function nearest(word: string, known: readonly string[]): string {
  const plain = word.normalize('NFKC').trim().toLowerCase().replaceAll(/[-\s]/g, '_');
  const [best] = known
    .map((each) => ({ each, far: distance(plain, each.replaceAll('-', '_')) }))
    .toSorted((a, b) => a.far - b.far);
  if (best === undefined) return '';
  const allowed = Math.max(1, Math.floor(best.each.length / 3));
  return best.far <= allowed ? best.each : '';
}
