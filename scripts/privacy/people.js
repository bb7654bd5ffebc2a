// Invented people for the trials of the privacy guard: the same for the same seed. No real person's data are among them.
import { readFileSync } from 'node:fs';

const { person_names: names } = JSON.parse(
  readFileSync(new URL('../../data/privacy.json', import.meta.url), 'utf8'),
);
/** @type {[string, string][]} */
const known = names.surnames.split(' ').map((/** @type {string} */ entry) => {
  const at = entry.search(/[ァ-ヺ]+$/);
  return [entry.slice(0, at), entry.slice(at)];
});
/** Surnames that the guard's dictionary doesn't have. */
/** @type {[string, string][]} */
const RARE = [
  ['薬袋', 'ミナイ'],
  ['四条', 'シジョウ'],
  ['神宮寺', 'ジングウジ'],
  ['鷲頭', 'ワシズ'],
  ['五百旗頭', 'イオキベ'],
  ['小鳥遊', 'タカナシ'],
  ['御厨', 'ミクリヤ'],
  ['善養寺', 'ゼンヨウジ'],
];
/** @type {[string, string, string][]} */
const GIVEN = [
  ['太郎', 'タロウ', 'taro'],
  ['花子', 'ハナコ', 'hanako'],
  ['健一', 'ケンイチ', 'kenichi'],
  ['美咲', 'ミサキ', 'misaki'],
  ['翔太', 'ショウタ', 'shota'],
  ['由美子', 'ユミコ', 'yumiko'],
  ['大輔', 'ダイスケ', 'daisuke'],
  ['陽菜', 'ヒナ', 'hina'],
  ['誠', 'マコト', 'makoto'],
  ['恵子', 'ケイコ', 'keiko'],
  ['拓也', 'タクヤ', 'takuya'],
  ['さくら', 'サクラ', 'sakura'],
  ['隆', 'タカシ', 'takashi'],
  ['真由美', 'マユミ', 'mayumi'],
  ['和夫', 'カズオ', 'kazuo'],
  ['裕子', 'ユウコ', 'yuko'],
  ['蓮', 'レン', 'ren'],
  ['結衣', 'ユイ', 'yui'],
  ['浩', 'ヒロシ', 'hiroshi'],
  ['久美子', 'クミコ', 'kumiko'],
  ['亮', 'リョウ', 'ryo'],
  ['葵', 'アオイ', 'aoi'],
  ['正男', 'マサオ', 'masao'],
  ['千尋', 'チヒロ', 'chihiro'],
];
const FOREIGN = [
  ['グエン', 'ヴァン', 'アン'],
  ['マイケル', 'ジョンソン'],
  ['マリア', 'サントス'],
  ['キム', 'ミンジュン'],
  ['ワン', 'ウェイ'],
  ['ラジ', 'クマール'],
  ['カルロス', 'シルバ'],
  ['ジョン', 'スミス'],
  ['チャン', 'ティ', 'ホア'],
  ['デイビッド', 'ブラウン'],
  ['アハメド', 'カーン'],
  ['エレナ', 'イワノワ'],
];
const FOREIGN_ROMAN = [
  'NGUYEN VAN AN',
  'SMITH JOHN',
  'SANTOS MARIA CRUZ',
  'KIM MINJUN',
  'WANG WEI',
  'KUMAR RAJ',
  'SILVA CARLOS',
  'TRAN THI HOA',
  'BROWN DAVID LEE',
  'KHAN AHMED',
];
const CHINESE = [
  '王 偉',
  '李 明',
  '張 敏',
  '劉 洋',
  '陳 静',
  '楊 帆',
  '金 敏俊',
  '朴 智恵',
  '崔 英姫',
  '周 杰',
];
const TOWNS = [
  '赤坂',
  '芝公園',
  '六本木',
  '麻布台',
  '高輪',
  '白金台',
  '三田',
  '南青山',
  '港南',
  '虎ノ門',
  '本町',
  '大手町',
  '桜台',
  '緑が丘',
  '東中野',
  '上高井戸',
];

/** A repeatable generator of numbers from 0 to below 1. @param {number} seed */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What chance draws. @param {() => number} random */
export function drawing(random) {
  /** @template T @param {readonly T[]} from @returns {T} */
  const one = (from) => /** @type {T} */ (from[Math.floor(random() * from.length)]);
  /** @param {number} from @param {number} to */
  const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
  /** @param {number} length */
  const digits = (length) => Array.from({ length }, () => whole(0, 9)).join('');
  const myNumber = () => {
    const eleven = digits(11);
    let sum = 0;
    for (let place = 1; place <= 11; place += 1) {
      sum += Number(eleven[11 - place]) * (place <= 6 ? place + 1 : place - 5);
    }
    const rest = sum % 11;
    return `${eleven}${rest <= 1 ? 0 : 11 - rest}`;
  };
  /* One in ten has a surname that the guard's list has not, and frequent ones are frequent. */
  const surname = () =>
    random() < 0.1
      ? one(RARE)
      : /** @type {[string, string]} */ (known[Math.floor(random() ** 2.5 * known.length)]);
  const person = () => {
    const [kanji, kana] = surname();
    const [given, givenKana, givenRoman] = one(GIVEN);
    return { kanji, kana, given, givenKana, givenRoman };
  };
  const mobile = () => `0${one([7, 8, 9])}0-${whole(1000, 9999)}-${digits(4)}`;
  const landLine = () =>
    one([
      () => `03-${whole(3000, 6999)}-${digits(4)}`,
      () => `045-${whole(200, 999)}-${digits(4)}`,
      () => `0${whole(42, 49)}-${whole(200, 999)}-${digits(4)}`,
    ])();
  return {
    one,
    whole,
    digits,
    myNumber,
    person,
    mobile,
    landLine,
    foreign: () => one(FOREIGN),
    foreignRoman: () => one(FOREIGN_ROMAN),
    chinese: () => one(CHINESE),
    town: () => one(TOWNS),
    random,
  };
}

/** Katakana in Latin letters, as plainly as a file has them. @param {string} kana */
export function romanOf(kana) {
  const rows = {
    ア: 'aiueo',
    カ: 'k',
    サ: 's',
    タ: 't',
    ナ: 'n',
    ハ: 'h',
    マ: 'm',
    ヤ: 'y',
    ラ: 'r',
    ワ: 'w',
    ガ: 'g',
    ザ: 'z',
    ダ: 'd',
    バ: 'b',
    パ: 'p',
  };
  const all =
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤ_ユ_ヨラリルレロワ___ヲガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ';
  const special = {
    シ: 'shi',
    チ: 'chi',
    ツ: 'tsu',
    フ: 'fu',
    ジ: 'ji',
    ヂ: 'ji',
    ヅ: 'zu',
    ン: 'n',
    ヲ: 'o',
  };
  const plain = (/** @type {string} */ sign) => {
    if (sign in special) return special[/** @type {keyof typeof special} */ (sign)];
    const at = all.indexOf(sign);
    if (at < 0) return sign;
    const row = /** @type {keyof typeof rows} */ (all[at - (at % 5)]);
    return `${row === 'ア' ? '' : rows[row]}${'aiueo'[at % 5]}`;
  };
  return kana
    .replace(/(.)([ャュョ])/g, (_, first, small) => {
      const start = plain(first).slice(0, -1);
      const vowel = { ャ: 'a', ュ: 'u', ョ: 'o' }[/** @type {'ャ'} */ (small)];
      return /(?:sh|ch|j)$/.test(start) ? start + vowel : `${start}y${vowel}`;
    })
    .replace(/[ァ-ヺー]/g, plain)
    .replace(/ッ(.)/g, '$1$1')
    .replace(/o[uo]/g, 'o');
}
