// A scanner of XML by bytes: tags and texts of a part that comes in pieces, without a tree and without strings of its own.

/** What {@link XmlScanner.next} met: nothing whole yet, a tag that opens, a tag that closes, a text. */
export const MORE = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;

/** Bytes that are no well-formed XML, or XML that no office program writes. */
export class MalformedXml extends Error {}

/** The number of a name that the scanner was not asked to know. */
const UNKNOWN = 0;

/** No office program nests deeper, and no tag, text or comment of theirs is longer. */
const DEEPEST = 256;
const LONGEST_TOKEN = 4 * 1024 * 1024;
/** Names that are met are kept; a part with more different ones is no sheet. */
const MOST_NAMES = 4096;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const COLON = 0x3a;
const AMPERSAND = 0x26;
const CARRIAGE_RETURN = 0x0d;

const ZERO = 0x30;
/** Whole numbers of so many digits are exact. */
const MOST_DIGITS = 15;

/** Within so many bytes a loop is faster than a native call. */
const NEAR = 24;

/** A name as it stands in tags, prefix included. */
interface Name {
  readonly bytes: Uint8Array;
  /** Its number among the names that the scanner was asked to know, by what follows the prefix. */
  readonly id: number;
}

/**
 * Scans XML. Prefixes of names are passed over, comments and instructions skipped, a document type refused, so that no entity
 * can be defined. Text is handed on as bytes: {@link XmlScanner.text} decodes it.
 */
export class XmlScanner {
  /** The name of the tag that opened or closed, as its place in the names asked for + 1; {@link UNKNOWN} for any other. */
  name = UNKNOWN;
  /** Where the text stands in {@link bytes}. */
  start = 0;
  end = 0;
  /** The bytes being scanned. They move when more come. */
  bytes: Uint8Array = new Uint8Array();
  /** How many elements are open. */
  depth = 0;

  #at = 0;
  #isWhole = false;
  #isRaw = false;
  #closesNext = false;
  #isBegun = false;
  readonly #open: Name[] = [];
  readonly #known: ReadonlyMap<string, number>;
  readonly #names = new Map<number, Name[]>();
  #namesMet = 0;
  /** Of each attribute of the tag: where name and value begin and end. */
  readonly #attributes: number[] = [];
  #attributeCount = 0;

  constructor(names: readonly string[]) {
    this.#known = new Map(names.map((name, index) => [name, index + 1]));
  }

  /** Adds the next piece. What was scanned before is let go. */
  push(piece: Uint8Array): void {
    const left = this.bytes.length - this.#at;
    if (left > LONGEST_TOKEN) throw new MalformedXml('a token of megabytes');
    if (left === 0) {
      this.bytes = piece;
    } else {
      const joined = new Uint8Array(left + piece.length);
      joined.set(this.bytes.subarray(this.#at));
      joined.set(piece, left);
      this.bytes = joined;
    }
    this.#at = 0;
  }

  /** Says that all pieces have come. After the next {@link MORE} the part is at its end, and whole. */
  finish(): void {
    this.#isWhole = true;
  }

  /** The next tag or text, or {@link MORE} if its end has not come yet. */
  next(): number {
    if (this.#closesNext) {
      this.#closesNext = false;
      this.#close();
      return CLOSE;
    }
    const { bytes } = this;
    for (;;) {
      const at = this.#at;
      if (at >= bytes.length) return this.#more();
      if (bytes[at] !== LESS) {
        if (!this.#takeText(at)) return this.#more();
        if (this.depth > 0) return TEXT;
        // Around the root there is white space and a byte-order mark, which is gone by now.
        if (!isWhite(bytes, this.start, this.end)) throw new MalformedXml('text outside');
        continue;
      }
      const second = at + 1 < bytes.length ? bytes[at + 1] : undefined;
      if (second === undefined) return this.#more();
      if (second === SLASH) return this.#takeClose(at) ? CLOSE : this.#more();
      if (second === QUESTION) {
        if (!this.#skip(at + 2, '?>')) return this.#more();
        continue;
      }
      if (second === BANG) {
        const kind = this.#takeDeclaration(at);
        if (kind === TEXT) return TEXT;
        if (kind === MORE) return this.#more();
        continue;
      }
      return this.#takeOpen(at) ? OPEN : this.#more();
    }
  }

  /** The text just met: entities decoded, line ends as XML has them. */
  text(): string {
    return decoded(this.bytes, this.start, this.end, !this.#isRaw);
  }

  /** The attributes of the tag that opened, by their names without prefixes; one without a prefix goes first. */
  attributes(): Map<string, string> {
    const found = new Map<string, string>();
    for (const isPrefixed of [true, false]) {
      for (let index = 0; index < this.#attributeCount; index += 1) {
        const [from, to, start, end] = this.#attributes.slice(index * 4, index * 4 + 4) as [
          number,
          number,
          number,
          number,
        ];
        const colon = this.bytes.subarray(from, to).indexOf(COLON);
        if (colon >= 0 !== isPrefixed) continue;
        const name = decoded(this.bytes, from + colon + 1, to, false);
        found.set(name, decoded(this.bytes, start, end, true));
      }
    }
    return found;
  }

  /**
   * Sets {@link start} and {@link end} to the value of an attribute of the tag that opened, by its name's bytes; false if it has
   * none of that name.
   */
  attribute(name: Uint8Array): boolean {
    const first = name[0];
    for (let index = 0; index < this.#attributeCount * 4; index += 4) {
      const from = this.#attributes[index] as number;
      if (this.bytes[from] !== first) continue;
      if (!isSame(this.bytes, from, this.#attributes[index + 1] as number, name)) continue;
      this.start = this.#attributes[index + 2] as number;
      this.end = this.#attributes[index + 3] as number;
      this.#isRaw = false;
      return true;
    }
    return false;
  }

  /** The text just met, or the value of the attribute just found, as a whole number; -1 if it is other than up to 15 digits. */
  digits(): number {
    const { bytes, start, end } = this;
    const length = end - start;
    if (length < 1 || length > MOST_DIGITS || this.#isRaw) return -1;
    let number = 0;
    for (let index = start; index < end; index += 1) {
      const digit = (bytes[index] as number) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    // A zero in front would be lost.
    return bytes[start] === ZERO && length > 1 ? -1 : number;
  }

  /** Nothing whole is there. Once all has come, that is the end, or the part is cut off. */
  #more(): typeof MORE {
    if (!this.#isWhole) return MORE;
    if (this.#at < this.bytes.length || this.depth > 0 || !this.#isBegun) {
      throw new MalformedXml('cut off');
    }
    return MORE;
  }

  #takeText(at: number): boolean {
    const { bytes } = this;
    let end = at + 1;
    // Most texts are short; a native search costs more than it saves there.
    const near = Math.min(bytes.length, at + NEAR);
    while (end < near && bytes[end] !== LESS) end += 1;
    if (end === near) {
      end = this.bytes.indexOf(LESS, end);
      if (end < 0) {
        if (this.depth > 0 || !this.#isWhole) return false;
        end = bytes.length;
      }
    }
    this.start = at;
    this.end = end;
    this.#isRaw = false;
    this.#at = end;
    return true;
  }

  #takeClose(at: number): boolean {
    const { bytes } = this;
    const name = this.#open[this.depth - 1];
    if (name === undefined) throw new MalformedXml('closes nothing');
    const from = at + 2;
    const to = from + name.bytes.length;
    let end = to;
    while (end < bytes.length && isSpace(bytes[end] as number)) end += 1;
    if (end >= bytes.length) return false;
    if (bytes[end] !== GREATER) throw new MalformedXml('closes another');
    for (let index = from; index < to; index += 1) {
      if (bytes[index] !== name.bytes[index - from]) throw new MalformedXml('closes another');
    }
    this.#at = end + 1;
    this.#close();
    return true;
  }

  #close(): void {
    this.depth -= 1;
    this.name = (this.#open[this.depth] as Name).id;
  }

  /** A comment is skipped, CDATA is a text, and anything else has no place here. */
  #takeDeclaration(at: number): typeof MORE | typeof TEXT | typeof CLOSE {
    const { bytes } = this;
    const head = ascii(bytes, at, Math.min(at + 9, bytes.length));
    if (head.startsWith('<!--')) return this.#skip(at + 4, '-->') ? CLOSE : MORE;
    if (head === '<![CDATA[' && this.depth > 0) {
      if (!this.#skip(at + 9, ']]>')) return MORE;
      this.start = at + 9;
      this.end = this.#at - 3;
      this.#isRaw = true;
      return TEXT;
    }
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return MORE;
    throw new MalformedXml('a declaration');
  }

  /** Goes on behind `ending`; false if it has not come yet. */
  #skip(from: number, ending: string): boolean {
    const { bytes } = this;
    const last = bytes.length - ending.length;
    for (let at = from; ; at += 1) {
      at = bytes.indexOf(ending.charCodeAt(0), at);
      if (at < 0 || at > last) return false;
      if (ascii(bytes, at, at + ending.length) !== ending) continue;
      this.#at = at + ending.length;
      return true;
    }
  }

  #takeOpen(at: number): boolean {
    const { bytes } = this;
    const filled = bytes.length;
    const attributes = this.#attributes;
    let count = 0;
    let end = at + 1;
    let hash = 0;
    for (; end < filled; end += 1) {
      const byte = bytes[end] as number;
      if (byte === GREATER || byte === SLASH || isSpace(byte)) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const nameEnd = end;
    for (;;) {
      while (end < filled && isSpace(bytes[end] as number)) end += 1;
      if (end >= filled) return false;
      const byte = bytes[end] as number;
      if (byte === GREATER) break;
      if (byte === SLASH) {
        if (end + 1 >= filled) return false;
        if (bytes[end + 1] !== GREATER) throw new MalformedXml('a slash');
        break;
      }
      const from = end;
      while (end < filled && bytes[end] !== EQUALS && !isSpace(bytes[end] as number)) {
        if (bytes[end] === GREATER || bytes[end] === LESS) throw new MalformedXml('an attribute');
        end += 1;
      }
      const to = end;
      while (end < filled && isSpace(bytes[end] as number)) end += 1;
      if (end >= filled) return false;
      if (bytes[end] !== EQUALS || to === from) throw new MalformedXml('an attribute');
      end += 1;
      while (end < filled && isSpace(bytes[end] as number)) end += 1;
      if (end >= filled) return false;
      const quote = bytes[end];
      if (quote !== DOUBLE && quote !== SINGLE) throw new MalformedXml('an attribute');
      const start = end + 1;
      end = start;
      while (end < filled && bytes[end] !== quote) {
        if (bytes[end] === LESS) throw new MalformedXml('an attribute');
        end += 1;
      }
      if (end >= filled) return false;
      attributes[count * 4] = from;
      attributes[count * 4 + 1] = to;
      attributes[count * 4 + 2] = start;
      attributes[count * 4 + 3] = end;
      count += 1;
      end += 1;
    }
    if (this.depth === 0 && this.#isBegun) throw new MalformedXml('a second root');
    if (this.depth >= DEEPEST) throw new MalformedXml('too deep');
    const name = this.#nameOf(at + 1, nameEnd, hash);
    this.#attributeCount = count;
    this.#isBegun = true;
    this.#open[this.depth] = name;
    this.depth += 1;
    this.name = name.id;
    this.#closesNext = bytes[end] === SLASH;
    this.#at = end + (this.#closesNext ? 2 : 1);
    return true;
  }

  #nameOf(from: number, to: number, hash: number): Name {
    let alike = this.#names.get(hash);
    for (const name of alike ?? []) if (isSame(this.bytes, from, to, name.bytes)) return name;
    if (to === from || this.#namesMet >= MOST_NAMES) throw new MalformedXml('a name');
    const bytes = new Uint8Array(this.bytes.subarray(from, to));
    const local = decoded(this.bytes, from + bytes.indexOf(COLON) + 1, to, false);
    const name = { bytes, id: this.#known.get(local) ?? UNKNOWN };
    if (alike === undefined) {
      alike = [];
      this.#names.set(hash, alike);
    }
    alike.push(name);
    this.#namesMet += 1;
    return name;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === CARRIAGE_RETURN || byte === 0x09;
}

function isWhite(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    if (!isSpace(bytes[index] as number)) return false;
  }
  return true;
}

function isSame(bytes: Uint8Array, from: number, to: number, other: Uint8Array): boolean {
  if (to - from !== other.length) return false;
  for (let index = from; index < to; index += 1) {
    if (bytes[index] !== other[index - from]) return false;
  }
  return true;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text, strictly; with entities decoded where `hasEntities`. */
function decoded(bytes: Uint8Array, start: number, end: number, hasEntities: boolean): string {
  let united = 0;
  let isPlain = true;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] as number;
    united |= byte;
    if (byte === AMPERSAND || byte === CARRIAGE_RETURN) isPlain = false;
  }
  const isShort = united < 0x80 && end - start <= NEAR;
  const text = isShort ? ascii(bytes, start, end) : strict(bytes, start, end);
  if (isPlain) return text;
  const lines = text.replace(/\r\n?/g, '\n');
  return hasEntities ? lines.replace(/&([^;&]*)(;?)/g, entity) : lines;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index += 1) {
    text += String.fromCharCode(bytes[index] as number);
  }
  return text;
}

function strict(bytes: Uint8Array, start: number, end: number): string {
  try {
    return STRICT.decode(bytes.subarray(start, end));
  } catch {
    throw new MalformedXml('no UTF-8');
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function entity(_whole: string, name: string, semicolon: string): string {
  const named = ENTITIES.get(name);
  if (semicolon !== '' && named !== undefined) return named;
  const number = /^#(?:(\d{1,7})|x([0-9a-f]{1,6}))$/i.exec(name);
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 10 : 16) : -1;
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (semicolon === '' || !isCharacter) throw new MalformedXml('an entity');
  return String.fromCodePoint(code);
}
