// What is wrong with a whole of several fields, beside them.
import { Wrong } from '../pieces.js';
import type { Path } from './planning.js';
import { wrongOf } from './wrong-fields.js';

export function WrongGroup({ path }: { readonly path: Path }) {
  const wrong = wrongOf(path);
  return wrong === undefined ? null : <Wrong text={wrong} />;
}
