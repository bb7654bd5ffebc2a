// The encoding of text without a mark: UTF-8, CP932 or EUC-JP by what its bytes can be, never by what is likely.
import { allJoined, joined, NOTHING } from './bytes.js';
import { eucShape, type InputEncoding, type Label } from './encodings.js';

/** So many bytes from the first non-ASCII one on are examined. */
const LOOK_AHEAD = 1 << 20;

/** An encoding, or that the bytes are good EUC-JP and good CP932. */
export type Decision = Label | 'ambiguous';

/** Bytes from the first non-ASCII one on, held until their encoding is known. */
export interface Undecided {
  /** Takes more bytes; gives the encoding as soon as it is known. */
  readonly take: (bytes: Uint8Array) => Decision | undefined;
  /** The encoding at the end of the file. */
  readonly atEnd: () => Decision;
  /** All bytes taken. */
  readonly bytes: () => Uint8Array;
}

/**
 * Decides in this order: UTF-8 if the bytes examined are UTF-8. Else EUC-JP if they are that, by the rows that all vendors
 * share, and not CP932. Where they are both, half-width katakana of CP932 may be kanji of EUC-JP: ambiguous. Else CP932, whose
 * decoder says whether it is.
 */
export function createUndecided(encoding: InputEncoding): Undecided {
  const probe = new TextDecoder('utf-8', { fatal: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  let foreign = false;
  let candidates: Candidates | undefined;
  let decided: Decision | undefined;
  if (encoding === 'cp932') decided = 'shift_jis';
  if (encoding === 'utf-8' || encoding === 'euc-jp') decided = encoding;

  const notUtf8 = (): Decision | undefined => {
    candidates = createCandidates();
    let left = LOOK_AHEAD;
    for (const part of parts) {
      const told = candidates.take(part.subarray(0, left));
      if (told !== undefined) return told;
      left = Math.max(0, left - part.length);
    }
    return size >= LOOK_AHEAD ? candidates.settle(false) : undefined;
  };

  return {
    take: (bytes) => {
      parts.push(bytes);
      size += bytes.length;
      if (decided !== undefined) return decided;
      // Exactly so many bytes are examined, however they are cut into pieces.
      const ahead = bytes.subarray(0, Math.max(0, LOOK_AHEAD - (size - bytes.length)));
      if (candidates !== undefined) {
        decided = candidates.take(ahead);
        if (decided === undefined && size >= LOOK_AHEAD) decided = candidates.settle(false);
        return decided;
      }
      try {
        const text = probe.decode(ahead, { stream: true });
        // The first byte is non-ASCII, so any decoded character includes it.
        foreign ||= text !== '';
        if (size >= LOOK_AHEAD) decided = 'utf-8';
      } catch {
        decided = notUtf8();
      }
      return decided;
    },
    atEnd: () => {
      if (decided !== undefined) return decided;
      if (candidates !== undefined) return candidates.settle(true);
      try {
        probe.decode();
        return 'utf-8';
      } catch {
        // Valid UTF-8 and then part of a character is a truncated file, not another encoding by chance.
        if (foreign) return 'utf-8';
        return notUtf8() ?? (candidates as unknown as Candidates).settle(true);
      }
    },
    bytes: () => (parts.length === 1 ? (parts[0] as Uint8Array) : allJoined(parts)),
  };
}

interface Candidates {
  /** Takes more bytes; gives the encoding as soon as only one is left. */
  readonly take: (bytes: Uint8Array) => Label | undefined;
  /** The encoding where both are left, at the end of the file or before it. */
  readonly settle: (isEnd: boolean) => Decision;
}

/** EUC-JP and CP932, where the bytes are not UTF-8. */
function createCandidates(): Candidates {
  const asEuc = new TextDecoder('euc-jp', { fatal: true });
  const asCp932 = new TextDecoder('shift_jis', { fatal: true });
  let rest: Uint8Array = NOTHING;
  let isCp932 = true;
  let hasPairs = false;

  function fits(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): boolean {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
      return true;
    } catch {
      return false;
    }
  }

  return {
    take: (bytes) => {
      const all = joined(rest, bytes);
      const shape = eucShape(all);
      if (shape.isWrong || shape.isUnusual || !fits(asEuc, bytes)) return 'shift_jis';
      rest = all.slice(shape.whole);
      hasPairs ||= shape.hasPairs;
      isCp932 &&= fits(asCp932, bytes);
      return undefined;
    },
    settle: (isEnd) => {
      // Half-width katakana alone are written in EUC-JP by nobody, and are many a kanji in CP932.
      if (!hasPairs || (isEnd && rest.length > 0)) return 'shift_jis';
      if (isEnd) isCp932 &&= fits(asCp932);
      return isCp932 ? 'ambiguous' : 'euc-jp';
    },
  };
}
