// Kinds of personal data in the disguises that they come in: what the privacy guard is tried on.
import { drawing, randomFrom, romanOf } from './people.js';

/** @typedef {ReturnType<typeof drawing>} Drawing */
/**
 * @typedef {object} Disguise
 * @property {'my-number' | 'name' | 'address' | 'phone' | 'email'} kind
 * @property {string} en
 * @property {string} ja
 * @property {(draw: Drawing, row: number) => string | string[]} cell The cell, or those of several columns.
 * @property {number} [rows] 60 unless told otherwise.
 */

/** @param {number} size @param {string} mark */
const grouped = (size, mark) => (/** @type {string} */ number) =>
  /** @type {string[]} */ (number.match(new RegExp(`.{1,${size}}`, 'g'))).join(mark);
/** @param {string} signs */
const inDigits = (signs) => (/** @type {string} */ text) =>
  text.replace(/[0-9]/g, (digit) => [...signs][Number(digit)] ?? digit);
const wide = (/** @type {string} */ text) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const hiragana = (/** @type {string} */ text) =>
  text.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
const halfKana = (/** @type {string} */ text) =>
  text
    .normalize('NFD')
    .replace(/[ァ-ヺー゙゚]/g, (sign) => HALF[sign] ?? sign)
    .replace(/\u3099/g, 'ﾞ')
    .replace(/\u309a/g, 'ﾟ');
/** @type {Record<string, string>} */
const HALF = {};
for (let code = 0xff66; code <= 0xff9d; code += 1) {
  const half = String.fromCharCode(code);
  HALF[half.normalize('NFKC')] = half;
}
const KANJI = '〇一二三四五六七八九';
const upper = (/** @type {string} */ text) => text.toUpperCase();
const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} en @param {string} ja @param {(number: string, draw: Drawing, row: number) => string | string[]} write @param {number} [rows] @returns {Disguise} */
const number = (en, ja, write, rows) => ({
  kind: 'my-number',
  en,
  ja,
  cell: (draw, row) => write(draw.myNumber(), draw, row),
  ...(rows && { rows }),
});
/** @typedef {ReturnType<Drawing['person']>} Person */
/** @param {string} en @param {string} ja @param {(person: Person, draw: Drawing, row: number) => string | string[]} write @returns {Disguise} */
const name = (en, ja, write) => ({
  kind: 'name',
  en,
  ja,
  cell: (draw, row) => write(draw.person(), draw, row),
});
/** @param {'address' | 'phone' | 'email'} kind @returns {(en: string, ja: string, cell: Disguise['cell']) => Disguise} */
const other = (kind) => (en, ja, cell) => ({ kind, en, ja, cell });
const address = other('address');
const phone = other('phone');
const email = other('email');
/** @param {number} value */
const inKanji = (value) =>
  (value >= 10 ? `${value >= 20 ? KANJI[Math.floor(value / 10)] : ''}十` : '') +
  (value % 10 === 0 ? '' : KANJI[value % 10]);

/** @type {readonly Disguise[]} */
export const DISGUISES = [
  number('12 digits', '12桁', (n) => n),
  number('full width', '全角', wide),
  number('groups of 4 with hyphens', '4桁ごとにハイフン', grouped(4, '-')),
  number('groups of 4 with full-width hyphens', '4桁ごとに全角ハイフン', (n) =>
    wide(grouped(4, '-')(n)),
  ),
  number('groups of 4 with spaces', '4桁ごとに空白', grouped(4, ' ')),
  number('groups of 4 with full-width spaces', '4桁ごとに全角空白', grouped(4, '　')),
  number('groups of 3', '3桁ごと', grouped(3, '-')),
  number('groups of 3 with commas', '3桁ごとにコンマ', grouped(3, ',')),
  number('groups of 6', '6桁ごと', grouped(6, '-')),
  number('groups of 2', '2桁ごと', grouped(2, ' ')),
  number('single digits with spaces', '1桁ずつ空白', grouped(1, ' ')),
  number('single digits with hyphens', '1桁ずつハイフン', grouped(1, '-')),
  number(
    '5, 4 and 3 digits',
    '5桁・4桁・3桁',
    (n) => `${n.slice(0, 5)}-${n.slice(5, 9)}-${n.slice(9)}`,
  ),
  number('dots', '点区切り', grouped(4, '.')),
  number('slashes', '斜線区切り', grouped(4, '/')),
  number('middle dots', '中黒区切り', grouped(4, '・')),
  number('underscores', '下線区切り', grouped(4, '_')),
  number('colons', 'コロン区切り', grouped(4, ':')),
  number('tildes', '波線区切り', grouped(4, '～')),
  number('long dashes', 'ダッシュ区切り', grouped(4, '—')),
  number(
    'two kinds of separators',
    '2種の区切り',
    (n) => `${n.slice(0, 4)}-${n.slice(4, 8)} ${n.slice(8)}`,
  ),
  number('zero-width spaces', 'ゼロ幅空白', grouped(4, '\u200b')),
  number('soft hyphens', 'ソフトハイフン', grouped(1, '\u00ad')),
  number('kanji digits', '漢数字', inDigits(KANJI)),
  number('kanji digits in groups', '漢数字を区切って', (n) => grouped(4, '・')(inDigits(KANJI)(n))),
  number('digits of deeds', '大字の漢数字', inDigits('零壱弐参四五六七八九')),
  number('Arabic-Indic digits', 'アラビア・インド数字', inDigits('٠١٢٣٤٥٦٧٨٩')),
  number('Devanagari digits', 'デーヴァナーガリー数字', inDigits('०१२३४५६७८९')),
  number('Thai digits', 'タイ数字', inDigits('๐๑๒๓๔๕๖๗๘๙')),
  number('circled digits', '丸数字', inDigits('⓪①②③④⑤⑥⑦⑧⑨')),
  number('mathematical bold digits', '数学用太字数字', inDigits('𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗')),
  number('an apostrophe before', '先頭にアポストロフィ', (n) => `'${n}`),
  number('as a formula', '数式として', (n) => `="${n}"`),
  number('with .0 of a number', '末尾に .0', (n) => `${n}.0`),
  number('in a sentence', '文中', (n) => `本人確認済。番号は${n}です（窓口）`),
  number('after letters', '英字の後', (n) => `MN${n}`),
  number(
    'behind another number',
    '別の番号の後',
    (n, draw) => `${draw.whole(1, 99)} ${grouped(4, '-')(n)}`,
  ),
  number('in JSON', 'JSON の中', (n) => `{"id":"${n}"}`),
  number('the first zero lost', '先頭の0が欠けた数値', (n) => (n.startsWith('0') ? n.slice(1) : n)),
  number('all with the first zero lost', 'すべて先頭の0が欠けた数値', (_, draw) => {
    for (;;) {
      const each = draw.myNumber();
      if (/^0[1-9]/.test(each)) return each.slice(1);
    }
  }),
  number('3 % typing errors', '3%に誤記', (n, _, row) =>
    row % 33 === 7 ? `${n.slice(0, 11)}${(Number(n[11]) + 1) % 10}` : n,
  ),
  number(
    'in 1 % of the rows, the others blank',
    '1%の行のみ、他は空',
    (n, _, row) => (row % 100 === 3 ? n : ''),
    2000,
  ),
  number(
    'in 3 % of the rows among ids counted up',
    '連番の12桁番号に3%混入',
    (n, _, row) => (row % 33 === 3 ? n : String(131030000000 + row)),
    400,
  ),
  number(
    'in 3 % of 10,000 rows among random 12-digit ids',
    '無作為の12桁番号1万件に3%混入',
    (n, draw, row) => (row % 33 === 3 ? n : draw.digits(12)),
    10_000,
  ),
  number(
    'in 3 % of 400 rows among random 12-digit ids',
    '無作為の12桁番号400件に3%混入',
    (n, draw, row) => (row % 33 === 3 ? n : draw.digits(12)),
    400,
  ),
  number('three columns of 4 digits', '4桁の3列', (n) => [
    n.slice(0, 4),
    n.slice(4, 8),
    n.slice(8),
  ]),
  number('two columns of 6 digits', '6桁の2列', (n) => [n.slice(0, 6), n.slice(6)]),
  number('twelve columns of a digit', '1桁の12列', (n) => [...n]),
  number('twelve digits in two columns of 8 and 4', '8桁と4桁の2列', (n) => [
    n.slice(0, 8),
    n.slice(8),
  ]),
  number('written backwards', '逆順', (n) => [...n].reverse().join('')),

  name('kanji with a space', '漢字・空白あり', (p) => `${p.kanji} ${p.given}`),
  name('kanji with a full-width space', '漢字・全角空白', (p) => `${p.kanji}　${p.given}`),
  name('kanji without a space', '漢字・空白なし', (p) => `${p.kanji}${p.given}`),
  name('katakana', 'カタカナ', (p) => `${p.kana} ${p.givenKana}`),
  name('half-width katakana', '半角カタカナ', (p) => halfKana(`${p.kana} ${p.givenKana}`)),
  name('katakana without a space', 'カタカナ・空白なし', (p) => `${p.kana}${p.givenKana}`),
  name('hiragana', 'ひらがな', (p) => hiragana(`${p.kana} ${p.givenKana}`)),
  name('hiragana without a space', 'ひらがな・空白なし', (p) =>
    hiragana(`${p.kana}${p.givenKana}`),
  ),
  name(
    'kanji and reading',
    '漢字と読み',
    (p) => `${p.kanji} ${p.given}（${p.kana} ${p.givenKana}）`,
  ),
  name(
    'with the family relation in brackets',
    '続柄を括弧書き',
    (p, draw) => `${p.kanji}${p.given}（${draw.one(['妻', '夫', '長男', '母'])}）`,
  ),
  name('with 「」 around', '「」で囲む', (p) => `「${p.kanji} ${p.given}」`),
  name('with a form of address', '敬称つき', (p) => `${p.kanji}${p.given}様`),
  name('surname with a form of address', '姓に敬称', (p) => `${p.kanji}様`),
  name(
    'after a role',
    '役割の後',
    (p, draw) => `${draw.one(['申請者', '担当', '代理人'])}：${p.kanji}${p.given}`,
  ),
  name('in a sentence', '文中', (p) => `${p.kanji}${p.given}さんが来庁、写真を再提出`),
  name('in another sentence', '別の文中', (p) => `世帯主は${p.kanji} ${p.given}、転入予定`),
  name('with the office', '支所名とともに', (p) => `高輪支所 ${p.kanji}${p.given}様 電話済`),
  name('with a number before', '番号の後', (p, _, row) => `${row + 1} ${p.kanji} ${p.given}`),
  name(
    'with the birthday',
    '生年月日とともに',
    (p, draw) =>
      `${p.kanji}${p.given} S${draw.whole(30, 60)}.${draw.whole(1, 12)}.${draw.whole(1, 28)}`,
  ),
  name(
    'two people in a cell',
    '2人を1セルに',
    (p, draw) => `${p.kanji}${p.given}、${draw.person().kanji}${draw.person().given}`,
  ),
  name('Latin capitals', 'ローマ字・大文字', (p) => upper(`${romanOf(p.kana)} ${p.givenRoman}`)),
  name('Latin small letters', 'ローマ字・小文字', (p) => `${romanOf(p.kana)} ${p.givenRoman}`),
  name(
    'Latin, given name first',
    'ローマ字・名が先',
    (p) => `${capital(p.givenRoman)} ${capital(romanOf(p.kana))}`,
  ),
  name(
    'Latin with a comma',
    'ローマ字・コンマ',
    (p) => `${upper(romanOf(p.kana))}, ${capital(p.givenRoman)}`,
  ),
  name('Latin with a dot', 'ローマ字・点', (p) => `${p.givenRoman}.${romanOf(p.kana)}`),
  name(
    'Latin without a space',
    'ローマ字・空白なし',
    (p) => `${capital(p.givenRoman)}${capital(romanOf(p.kana))}`,
  ),
  name(
    'Latin with an initial',
    'ローマ字・頭文字',
    (p) => `${upper(p.givenRoman.slice(0, 1))}. ${capital(romanOf(p.kana))}`,
  ),
  name('foreign, katakana with middle dots', '外国人・中黒', (_, draw) =>
    draw.foreign().join('・'),
  ),
  name('foreign, katakana with spaces', '外国人・カナ空白', (_, draw) => draw.foreign().join(' ')),
  name('foreign, Latin capitals', '外国人・ローマ字', (_, draw) => draw.foreignRoman()),
  name('Chinese and Korean', '中国・韓国', (_, draw) => draw.chinese()),
  name(
    'foreign in a sentence',
    '外国人・文中',
    (_, draw) => `${draw.foreign().join('・')}様 在留期間更新中`,
  ),
  name('surname and given name in two columns', '姓と名の2列', (p) => [p.kanji, p.given]),
  name('the same in katakana', '同じくカタカナ', (p) => [p.kana, p.givenKana]),
  name('the same in Latin letters', '同じくローマ字', (p) => [
    upper(romanOf(p.kana)),
    upper(p.givenRoman),
  ]),
  name('surname alone', '姓のみ', (p) => p.kanji),
  name('surname alone in katakana', '姓のみカタカナ', (p) => p.kana),
  name('surname alone in Latin letters', '姓のみローマ字', (p) => upper(romanOf(p.kana))),
  name('in a third of the rows', '3行に1行', (p, _, row) =>
    row % 3 === 0 ? `${p.kanji} ${p.given}` : '処理済',
  ),
  name('given name alone', '名のみ', (p) => p.given),
  name('initials alone', '頭文字のみ', (p) =>
    upper(`${romanOf(p.kana).slice(0, 1)}.${p.givenRoman.slice(0, 1)}.`),
  ),

  address(
    'prefecture to number',
    '都道府県から号まで',
    (d) => `東京都港区${d.town()}${d.whole(1, 9)}丁目${d.whole(1, 30)}番${d.whole(1, 30)}号`,
  ),
  address(
    'ward, town and hyphens',
    '区と町、ハイフン',
    (d) => `港区${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`,
  ),
  address(
    'town and three numbers',
    '町と3つの数',
    (d) => `${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`,
  ),
  address('town and three numbers, full width', '町と3つの数・全角', (d) =>
    wide(`${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`),
  ),
  address(
    'town, space and three numbers',
    '町と空白と3つの数',
    (d) => `${d.town()} ${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`,
  ),
  address(
    'with の',
    '「の」で区切る',
    (d) => `${d.town()}${d.whole(1, 9)}の${d.whole(1, 30)}の${d.whole(1, 30)}`,
  ),
  address(
    'kanji numbers with ノ',
    '漢数字と「ノ」',
    (d) =>
      `${d.town()}${inKanji(d.whole(1, 9))}ノ${inKanji(d.whole(1, 30))}ノ${inKanji(d.whole(1, 30))}`,
  ),
  address(
    'kanji numbers of blocks',
    '漢数字の丁目番号',
    (d) =>
      `${d.town()}${inKanji(d.whole(1, 9))}丁目${inKanji(d.whole(1, 30))}番${inKanji(d.whole(1, 30))}号`,
  ),
  address(
    'town and two numbers',
    '町と2つの数',
    (d) => `${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}`,
  ),
  address(
    'block, then hyphens',
    '丁目の後ハイフン',
    (d) => `${d.town()}${d.whole(1, 9)}丁目${d.whole(1, 30)}-${d.whole(1, 30)}`,
  ),
  address('number of a lot', '番地', (d) => `大字${d.town()}${d.whole(10, 2000)}番地`),
  address(
    'number of a lot and its part',
    '番地の枝番',
    (d) => `${d.town()}${d.whole(10, 2000)}番地${d.whole(1, 9)}`,
  ),
  address(
    'with a building',
    '建物名つき',
    (d) =>
      `${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)} ハイツ${d.whole(101, 909)}号室`,
  ),
  address(
    'with the postal code',
    '郵便番号つき',
    (d) => `〒${d.digits(3)}-${d.digits(4)} ${d.town()}`,
  ),
  address(
    'in a sentence',
    '文中',
    (d) => `転居先は${d.town()}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}とのこと`,
  ),
  address(
    'Kyoto',
    '京都の通り名',
    (d) =>
      `烏丸通${d.one(['五条', '四条', '御池', '丸太町'])}${d.one(['上る', '下る'])}${d.town()}町`,
  ),
  address(
    'Sapporo',
    '札幌の条丁目',
    (d) => `中央区北${d.whole(1, 20)}条西${d.whole(1, 20)}丁目${d.whole(1, 9)}-${d.whole(1, 20)}`,
  ),
  address(
    'Latin letters',
    'ローマ字',
    (d) => `${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)} Akasaka, Minato-ku, Tokyo`,
  ),
  address('town alone', '町名のみ', (d) => d.town()),

  phone('mobile with hyphens', '携帯・ハイフン', (d) => d.mobile()),
  phone('mobile without hyphens', '携帯・ハイフンなし', (d) => d.mobile().replace(/-/g, '')),
  phone('land line with hyphens', '固定・ハイフン', (d) => d.landLine()),
  phone('land line without hyphens', '固定・ハイフンなし', (d) => d.landLine().replace(/-/g, '')),
  phone('with brackets', '括弧', (d) => d.landLine().replace(/^(\d+)-/, '($1)')),
  phone('full width', '全角', (d) => wide(d.mobile())),
  phone('with dots', '点区切り', (d) => d.mobile().replace(/-/g, '.')),
  phone('land line with dots', '固定・点区切り', (d) => d.landLine().replace(/-/g, '.')),
  phone('with slashes', '斜線区切り', (d) => d.mobile().replace(/-/g, '/')),
  phone('with spaces', '空白区切り', (d) => d.landLine().replace(/-/g, ' ')),
  phone('with の', '「の」で区切る', (d) => d.landLine().replace(/-/g, 'の')),
  phone('kanji digits', '漢数字', (d) => inDigits(KANJI)(d.mobile())),
  phone('kanji digits without hyphens', '漢数字・ハイフンなし', (d) =>
    inDigits(KANJI)(d.mobile().replace(/-/g, '')),
  ),
  phone('international', '国際表記', (d) => `+81 ${d.mobile().slice(1)}`),
  phone('the first zero lost', '先頭の0が欠けた数値', (d) => d.mobile().replace(/-/g, '').slice(1)),
  phone(
    'land line, the first zero lost',
    '固定・先頭の0が欠けた数値',
    (d) => `3${d.whole(3000, 6999)}${d.digits(4)}`,
  ),
  phone('in a sentence', '文中', (d) => `不在時は${d.mobile()}へ`),
  phone(
    'in a sentence without hyphens',
    '文中・ハイフンなし',
    (d) => `電話${d.landLine().replace(/-/g, '')}（留守）`,
  ),
  phone('zero-width spaces', 'ゼロ幅空白', (d) => [...d.mobile().replace(/-/g, '')].join('\u200b')),
  phone('in three columns', '3列に分けて', (d) => d.mobile().split('-')),

  email('an address', 'アドレス', (d) => `${romanOf(d.person().kana)}${d.digits(2)}@example.jp`),
  email('full width', '全角', (d) => wide(`${romanOf(d.person().kana)}@example.com`)),
  email('one in a column', '列に1件', (d) =>
    d.random() < 0.1 ? `a${d.digits(3)}@mail.example.jp` : '',
  ),
  email('with a name', '名とともに', (d) => `Taro <t${d.digits(3)}@example.jp>`),
];

/** The rows of a kind, each with its cells. @param {Disguise} disguise @returns {string[][]} */
export function rowsOf({ cell, rows = 60, en, kind }) {
  const draw = drawing(
    randomFrom([...`${kind} ${en}`].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) | 0),
  );
  return Array.from({ length: rows }, (_, row) => [cell(draw, row)].flat());
}
