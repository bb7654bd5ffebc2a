// Which words are surnames and given names: a dictionary in kanji, kana and Latin letters.
import type { PrivacyData } from './privacy-data.js';

/** Looks up words folded by NFKC. */
export interface PersonNames {
  /** A surname in kanji, variants of characters included. */
  readonly isSurname: (kanji: string) => boolean;
  /** One to three kanji that given names are written with. */
  readonly isGivenKanji: (kanji: string) => boolean;
  /** The reading of a surname, in katakana. */
  readonly isSurnameReading: (katakana: string) => boolean;
  /** The reading of a given name, in katakana. */
  readonly isGivenReading: (katakana: string) => boolean;
  /** A name frequent among foreign residents, in katakana. */
  readonly isForeign: (katakana: string) => boolean;
  /** A surname of one character in use abroad. */
  readonly isForeignKanji: (kanji: string) => boolean;
  /** A surname in Latin letters, small, however its long vowels are written. */
  readonly isRomanSurname: (roman: string) => boolean;
  readonly isRomanGiven: (roman: string) => boolean;
}

/** The dictionary of the lists, made once; what is looked up in Latin letters, when it is first asked for. */
export function personNames(data: PrivacyData): PersonNames {
  const made = dictionaries.get(data) ?? dictionaryOf(data);
  dictionaries.set(data, made);
  return made;
}

const dictionaries = new WeakMap<PrivacyData, PersonNames>();

function dictionaryOf(data: PrivacyData): PersonNames {
  const { surnames, given_readings, given_kanji } = data.person_names;
  const kanji = new Set<string>();
  const readings = new Set<string>();
  for (const entry of surnames.split(' ')) {
    const at = entry.search(/[\u30a1-\u30fa]+$/);
    kanji.add(entry.slice(0, at));
    readings.add(entry.slice(at));
  }
  const given = new Set(given_readings.split(' '));
  const variants = new Map(
    data.variants.pairs.split(' ').map((pair) => [...pair] as [string, string]),
  );
  const usual = (word: string) =>
    Array.from(word, (character) => variants.get(character) ?? character).join('');
  const [first, middle, last, single] = (['first', 'middle', 'last', 'single'] as const).map(
    (place) => new Set(given_kanji[place]),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const foreign = new Set(data.foreign_names.katakana);
  const foreignKanji = new Set(data.foreign_names.kanji_surnames);
  let romanSurnames: Set<string> | undefined;
  let romanGiven: Set<string> | undefined;
  const foreignRoman = new Set(data.foreign_names.roman.map(shortVowels));
  const romanOf = (words: Set<string>) =>
    new Set([...words].map((word) => shortVowels(roman(word))));

  return {
    isSurname: (word) => kanji.has(word) || kanji.has(usual(word)),
    isGivenKanji: (word) => {
      const characters = [...word];
      if (characters.length === 1) return single.has(word);
      return (
        characters.length < 4 &&
        first.has(characters[0] as string) &&
        last.has(characters.at(-1) as string) &&
        characters.slice(1, -1).every((each) => middle.has(each))
      );
    },
    isSurnameReading: (word) => readings.has(word),
    isGivenReading: (word) => given.has(word),
    isForeign: (word) => foreign.has(word),
    isForeignKanji: (word) => foreignKanji.has(word),
    isRomanSurname: (word) => {
      romanSurnames ??= romanOf(readings);
      const short = shortVowels(word);
      return romanSurnames.has(short) || foreignRoman.has(short);
    },
    isRomanGiven: (word) => {
      romanGiven ??= romanOf(given);
      const short = shortVowels(word);
      return romanGiven.has(short) || foreignRoman.has(short);
    },
  };
}

const ROMAN_OF_KANA: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ' +
    'ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ' +
    'ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ' +
    'ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu ー - ' +
    'キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho チャ cha チュ chu チョ cho ニャ nya ニュ nyu ニョ nyo ' +
    'ヒャ hya ヒュ hyu ヒョ hyo ミャ mya ミュ myu ミョ myo リャ rya リュ ryu リョ ryo ' +
    'ギャ gya ギュ gyu ギョ gyo ジャ ja ジュ ju ジョ jo ビャ bya ビュ byu ビョ byo ピャ pya ピュ pyu ピョ pyo'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] as string]);
      return pairs;
    }, []),
);

/** Katakana in Hepburn's letters. */
function roman(katakana: string): string {
  return katakana
    .replace(/.[ャュョ]|./g, (kana) => ROMAN_OF_KANA[kana] ?? kana)
    .replace(/ッ(.)/g, '$1$1');
}

/** The same word with long vowels written short, and the letters of other systems (si, tu, hu) as in Hepburn's. */
function shortVowels(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’-]/g, '')
    .replace(/(?<![sc])h(?![aeiouy])/g, '')
    .replace(/ou|oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/m(?=[bmp])/g, 'n')
    .replace(/sy/g, 'sh')
    .replace(/ty/g, 'ch')
    .replace(/zy|jy/g, 'j')
    .replace(/si/g, 'shi')
    .replace(/tts|tch/g, (letters) => letters.slice(1))
    .replace(/ti/g, 'chi')
    .replace(/tu/g, 'tsu')
    .replace(/(?<![sc])hu/g, 'fu')
    .replace(/zi|di/g, 'ji');
}

/** Hiragana as katakana. */
export function inKatakana(kana: string): string {
  return kana.replace(/[\u3041-\u3096]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0x60),
  );
}
