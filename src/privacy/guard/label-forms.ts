// What a label of an office may say besides a name: a form of address, a town before it, other signs between its parts.
import { withoutInvisible } from '../../records/invisible.js';

const SIGNS_BETWEEN = /[\s\p{P}\p{S}]+/gu;
/** Forms of address that name a household; 三宅 is a place. */
const OF_HOUSEHOLDS = ['(?<!三)宅', '家'];

/**
 * A function that gives the forms in which a label is looked at as a name: as it is, without a form of address, with spaces for
 * all signs between, and each part set apart: 佐藤-太郎様 as 佐藤 太郎, 芝 佐藤太郎 as 佐藤太郎.
 */
export function labelForms(honorifics: readonly string[]): (label: string) => readonly string[] {
  const addressed = new RegExp(`\\s*(?:${[...honorifics, ...OF_HOUSEHOLDS].join('|')})$`);
  return (label) => {
    const text = withoutInvisible(label).normalize('NFKC').trim();
    const bare = text.replace(addressed, '');
    const spaced = bare.replace(SIGNS_BETWEEN, ' ').trim();
    return [...new Set([label, bare, spaced, ...spaced.split(' ')])];
  };
}
