// Private kinds by the header of a column.
import { foldHeader } from '../../records/columns.js';
import { PRIVATE_KINDS, type PrivateKind } from '../../records/privacy-finding.js';
import type { PrivacyData } from './privacy-data.js';

/**
 * A function that gives the private kind a header names: by Japanese words at its end, where 住所地特例 has none, and by whole
 * Latin ones.
 */
export function headerJudge(data: PrivacyData): (header: string) => PrivateKind | undefined {
  const { headers } = data;
  const folded = (list: readonly string[]) => list.map(foldHeader);
  const isLatin = (word: string) => /^[a-z]/.test(word);
  const struck = folded(headers.struck);
  const persons = new Set(headers.person_words);
  const institutions = folded(headers.institutions);
  const exceptions = folded(headers.except_endings);
  const small = new Set(headers.tails);
  const kinds = PRIVATE_KINDS.map((kind) => ({
    kind,
    whole: new Set(folded(headers.kinds[kind].whole)),
    endings: folded(headers.kinds[kind].ending),
    exceptions: [...exceptions, ...folded(headers.except_endings_by_kind[kind] ?? [])],
  }));

  const tails = new RegExp(`(?:[0-9]+|${longestFirst(folded(headers.tails))})$`);

  /** Whether a header ends with one of the words, whatever small words follow it. */
  function endsWithOne(part: string, endings: readonly string[]): boolean {
    for (let rest = part; rest !== ''; ) {
      if (endings.some((word) => rest.endsWith(word))) return true;
      const shorter = rest.replace(tails, '');
      if (shorter === rest) return false;
      rest = shorter;
    }
    return false;
  }

  /** The last Latin word that isn't a small one. */
  function lastWord(words: readonly string[]): string {
    const at = words.findLastIndex((word) => !small.has(word));
    return isLatin(words[at] ?? '') ? (words[at] as string) : '';
  }

  function kindOf(part: string, words: readonly string[]): PrivateKind | undefined {
    const ends = (ending: string) =>
      isLatin(ending) ? words.length > 1 && words.at(-1) === ending : part.endsWith(ending);
    const ofInstitution = institutions.some((word) =>
      isLatin(word) ? words.includes(word) : part.includes(word),
    );
    for (const { kind, whole, endings, exceptions } of kinds) {
      const named =
        whole.has(part) ||
        whole.has(part.replace(/[0-9]+$/, '')) ||
        endsWithOne(part, endings) ||
        (kind === 'name'
          ? words.includes('name') && words.every((word) => word === 'name' || persons.has(word))
          : whole.has(lastWord(words)));
      if (!named || exceptions.some(ends)) continue;
      if (ofInstitution && kind !== 'name' && kind !== 'my-number') continue;
      return kind;
    }
    return undefined;
  }

  return (header) => {
    const words = header
      .normalize('NFKC')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => (isLatin(word) ? word.replace(/[0-9]+$/, '') : word))
      .filter((word) => word !== '');
    for (const part of foldHeader(header).split(/[()[\]【】「」・/、,:;|]+/)) {
      let bare = part.replace(/[^\p{L}\p{N}〒]+/gu, '');
      for (const word of struck) bare = bare.replaceAll(word, '');
      const kind = bare === '' ? undefined : kindOf(bare, words);
      if (kind !== undefined) return kind;
    }
    return undefined;
  };
}

function longestFirst(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
