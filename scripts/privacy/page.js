// Writes docs/privacy.md and docs/privacy.ja.md: what the privacy guard finds of personal data in disguise, and what it lets pass.
import { readFileSync } from 'node:fs';
import { createPrivacyGuard } from '../../dist/privacy/guard/guard.js';
import { decodePrivacyData } from '../../dist/privacy/guard/privacy-data.js';
import { valueOrThrow } from '../../dist/records/fault.js';
import { DISGUISES, rowsOf } from './disguises.js';
import { harmlessKinds, municipalities, officeColumns, placeKinds } from './harmless.js';

const data = valueOrThrow(
  decodePrivacyData(
    JSON.parse(readFileSync(new URL('../../data/privacy.json', import.meta.url), 'utf8')),
    'data/privacy.json',
  ),
);

/** What the guard finds in a file of one column, or a few, beside the number of the row. @param {readonly string[]} header @param {readonly string[][]} rows */
function found(header, rows) {
  const guard = createPrivacyGuard(data, new Set([0]));
  const byHeader = guard.header(['No', ...header]);
  const skip = new Uint8Array(0);
  rows.forEach((row, index) => {
    guard.row([String(index + 1), ...row], skip);
  });
  return [...byHeader, ...guard.verdict()].map(({ kind }) => kind);
}

/** How many columns of the office are refused, each with the offices of a municipality, and each of them alone. */
function tryOffices() {
  const isRefused = (/** @type {readonly string[]} */ cells) => {
    const guard = createPrivacyGuard(data, new Set([0]));
    for (const cell of cells) guard.row([cell], new Uint8Array(0));
    return guard.verdict().length > 0;
  };
  const together = officeColumns();
  const alone = [...new Set(together.flat())].map((cell) => [cell]);
  return [together, alone].map((columns) => ({
    tried: columns.length,
    refused: columns.filter(isRefused).length,
  }));
}

/** Each disguise, and whether it is found. */
function tryDisguises() {
  return DISGUISES.map((disguise) => ({
    ...disguise,
    isFound: found([], rowsOf(disguise)).length > 0,
  }));
}

/** Each harmless kind, and what is wrongly found in it. */
function tryHarmless() {
  return [...harmlessKinds(), ...placeKinds()].map((each) => ({
    ...each,
    alarms: found(
      [each.header],
      each.cells.map((cell) => [cell]),
    ),
  }));
}

const KINDS = {
  'my-number': { en: 'My Numbers', ja: '個人番号' },
  name: { en: 'names', ja: '氏名' },
  address: { en: 'addresses', ja: '住所' },
  phone: { en: 'telephone numbers', ja: '電話番号' },
  email: { en: 'e-mail addresses', ja: 'メールアドレス' },
};
const HARMLESS = {
  header: {
    en: 'headers like 住所地特例 and 携帯アプリ',
    ja: '住所地特例、携帯アプリなどの見出し',
  },
  shelf: { en: 'shelves, boxes and papers like 棚3-12-5', ja: '棚3-12-5 などの棚・箱・書類の番号' },
  code: { en: 'identifiers, codes and time stamps', ja: '整理番号・コード・時刻' },
  remark: { en: 'remarks, states and categories', ja: '備考・状態・区分' },
  figure: { en: 'amounts, dates and durations', ja: '金額・日付・期間' },
  place: {
    en: 'municipalities and their offices, each form nationwide and by prefecture',
    ja: '市区町村と支所・出張所の名 (形ごとに全国と都道府県別)',
  },
};

/** Once for both pages. @type {{ disguises: ReturnType<typeof tryDisguises>, harmless: ReturnType<typeof tryHarmless>, offices: ReturnType<typeof tryOffices> } | undefined} */
let tried;
function trials() {
  tried ??= { disguises: tryDisguises(), harmless: tryHarmless(), offices: tryOffices() };
  return tried;
}

/** @param {'en' | 'ja'} language @param {string} en @param {string} ja */
const said = (language, en, ja) => (language === 'en' ? en : ja);

/** The page in one language. @param {'en' | 'ja'} language */
export function privacyPage(language) {
  const { disguises, harmless, offices } = trials();
  const [together, alone] = /** @type {{ tried: number, refused: number }[]} */ (offices);
  /** @param {string} en @param {string} ja */
  const say = (en, ja) => said(language, en, ja);
  const kinds = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));
  const places = /** @type {(keyof typeof HARMLESS)[]} */ (Object.keys(HARMLESS));
  const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
    `${Math.floor((part * 100) / whole)} %`;
  const summary = kinds.map((kind) => {
    const all = disguises.filter((each) => each.kind === kind);
    const hits = all.filter(({ isFound }) => isFound).length;
    return `| ${KINDS[kind][language]} | ${all.length} | ${hits} | ${percent(hits, all.length)} |`;
  });
  const lists = kinds.map((kind) =>
    [
      `### ${KINDS[kind][language]}`,
      [
        say('| written as | found |', '| 書き方 | 発見 |'),
        '|---|---|',
        ...disguises
          .filter((each) => each.kind === kind)
          .map(
            (each) =>
              `| ${each[language]}${each.rows ? say(` (${each.rows} rows)`, ` (${each.rows}行)`) : ''} | ${each.isFound ? say('yes', '○') : say('**no**', '**×**')} |`,
          ),
      ].join('\n'),
    ].join('\n\n'),
  );
  const passed = places.map((kind) => {
    const all = harmless.filter((each) => each.kind === kind);
    const alarms = all.filter((each) => each.alarms.length > 0).length;
    return `| ${HARMLESS[kind][language]} | ${all.length} | ${alarms} |`;
  });
  const count = municipalities().length;
  return [
    say(
      '# That the guard finds nothing proves nothing',
      '# 何も見つからないことは、何もないことの証明ではない',
    ),
    say(
      'The privacy guard refuses files that show personal data, by headers and by cells. It finds the forms that it knows; a file that passes may still hold personal data. What keeps them out of outputs does not rest on it: only the columns of records are ever turned into text that is shown. This page is generated: each kind below is a file made by a script, with invented people, and the guard is run on it. 日本語版は [privacy.ja.md](privacy.ja.md)。',
      '個人情報の検査は、見出しとセルから個人情報とみられるファイルを拒否します。見つけられるのは知っている形だけで、通ったファイルにも個人情報が残っていることがあります。出力に個人情報が現れないことは、この検査に頼っていません。表示される文字になるのは、記録の列だけです。このページは自動生成です。以下の各種類は、架空の人物でスクリプトが作るファイルであり、それに検査をかけた結果です。English: [privacy.md](privacy.md).',
    ),
    say('## Found and missed', '## 見つかるもの、見つからないもの'),
    say(
      'Each file has 60 rows unless told otherwise; one person in ten has a surname that the dictionary does not have.',
      '断りのない限り各ファイルは60行で、10人に1人は辞書にない姓を持ちます。',
    ),
    [
      say('| kind | ways of writing | found | share |', '| 種類 | 書き方の数 | 発見 | 割合 |'),
      '|---|---:|---:|---:|',
      ...summary,
    ].join('\n'),
    ...lists,
    say('## Harmless columns', '## 個人情報でない列'),
    say(
      `None of these should be refused. The places are the names of all ${count.toLocaleString('en-US')} municipalities and, for each, offices named after up to three of its towns.`,
      `どれも拒否してはならないものです。地名は全国${count}市区町村の名と、それぞれ最大3つの町にちなんだ支所・出張所などの名です。`,
    ),
    [
      say('| kind | files | refused |', '| 種類 | ファイル数 | 拒否 |'),
      '|---|---:|---:|',
      ...passed,
      say(
        `| the column of the office, all forms of a municipality | ${together?.tried} | ${together?.refused} |`,
        `| 支所の列、1市区町村のすべての形 | ${together?.tried} | ${together?.refused} |`,
      ),
      say(
        `| the column of the office in a file of one row, each form | ${alone?.tried} | ${alone?.refused} |`,
        `| 1行のファイルの支所の列、形ごと | ${alone?.tried} | ${alone?.refused} |`,
      ),
    ].join('\n'),
    say('## The bounds', '## 限界'),
    say(
      [
        '- **My Numbers among other ids.** Of twelve-digit ids that are no My Numbers about 1 in 10 has the right check digit by chance. A column is refused where the share is so much higher that chance gives it in at most 1 of 10 million cases (by the inequality of Chernoff and Hoeffding, given how many end in 0). In a window of 20,000 different ids that is 1.4 % My Numbers; of 4,300 it takes 3 %, of 400 10 %. Fewer than that among random ids cannot be told from chance by anyone who has only the numbers. Where the other ids are counted up, six My Numbers that stand alone in their range are enough.',
        '- **First rows.** Telephone numbers without marks, surnames alone or in a column beside given names, towns with two numbers, My Numbers over several columns and those that lost their first zero are looked for in the first 512 rows of columns that are not read.',
        '- **Names** are told by 1,999 frequent surnames with their readings, by what given names are written with, and by frequent names of foreign residents. A name here and there in long remarks is not found: it takes a fifth of the filled cells.',
        '- **Offices.** A surname with a space and a second word is a name only where the second word is written as given names are: 芝　浦 and 中野 江古田 are offices. In the column of the office one or two different names are told only where no place is called so; a town like 青葉 behind a place like 福岡 still is, in a file that has nothing else there.',
        '- **A column, not a cell.** Except for e-mail addresses one cell alone is never enough.',
      ].join('\n'),
      [
        '- **他の番号に混じる個人番号。** 個人番号でない12桁の番号も、およそ10件に1件は偶然に検査数字が合います。偶然ではその割合になる確率が1,000万分の1以下 (Chernoff–Hoeffding の不等式による。末尾が0の件数を所与とする) のとき、列を拒否します。異なる番号20,000件ごとでは個人番号が1.4%、4,300件では3%、400件では10%から見つかります。無作為な番号にこれより少なく混じるものは、番号だけからは誰にも偶然と区別できません。他の番号が連番であれば、離れた範囲に6件あれば見つかります。',
        '- **最初の行。** 区切りのない電話番号、姓だけの列や名の列と並ぶ姓の列、町名と2つの数、複数列に分かれた個人番号、先頭の0が欠けた個人番号は、読まない列の最初の512行で調べます。',
        '- **氏名**は、多い姓1,999とその読み、名に用いる字と読み、外国人住民に多い名から判断します。長い備考のところどころにある氏名は見つかりません。記入のあるセルの5分の1以上が必要です。',
        '- **支所。** 姓と空白の後の語は、名のように書かれるときだけ氏名とみます。「芝　浦」「中野 江古田」は支所です。支所の列では、異なる氏名が2つまでなら、土地の名にはない形だけを氏名とみます。「福岡 青葉」のように土地の後に青葉などの町が続くものは、その列にほかの値がないファイルでは拒否されます。',
        '- **セルではなく列。** メールアドレスを除き、1セルだけでは拒否しません。',
      ].join('\n'),
    ),
    say('## What attackers tried', '## 攻撃の試み'),
    say(
      [
        'Readers who had the built program, its README and an hour at most were set on what it promises, in November and December 2026. What they broke was mended and has a test: numbers as labels of offices; file names with numbers in workbooks; a surname before or behind a known header; full names with a form of address or other signs as labels; keys of YAML files given by mistake; labels of few cards, written on by `anonymize`; the file behind standard input overwritten; a temporary file left where the terminal was closed.',
        '',
        'What they did not break: names and numbers in names of zip entries and sheets, in JSON and YAML values, aliases and tags, in states, in tables beside the records, in what is thrown; small counts taken from each other over all outputs of one run (none of 32,295 recovered, nor by linear programs over all tables together); the old output or the new one whole.',
        '',
        'What remains: what a person types on the command line or in a layout is repeated to that person and stands among the options of a run; two as-of days a month apart give away small counts together, which the outputs say; a label of an office that is a surname alone, or is written like no name, is shown where as many cards share it as `--min-label` asks for; scenarios that scale counts narrow the blanks by rounding.',
      ].join('\n'),
      [
        'ビルド済みのプログラムとREADMEを持つ読み手に、長くて1時間、約束を破らせてみました (2026年11月と12月)。破れたものは直し、試験があります。支所名に書かれた番号、ブックの中の番号を含むファイル名、既知の見出しの前後に付いた姓、敬称や別の記号を伴う氏名の支所名、取り違えて渡したYAMLのキー、`anonymize` が書き写した少数のカードの支所名、標準入力の元ファイルの上書き、端末を閉じたときに残った一時ファイルです。',
        '',
        '破れなかったもの: zipの項目名とシート名、JSONとYAMLの値・別名・タグ、状態、記録以外の表、内部の誤りの文言にある氏名と番号。一度の実行の全出力を引き算して得る少数 (32,295のうち0。全表を合わせた線形計画でも0)。出力は古いもの全部か新しいもの全部。',
        '',
        '残るもの: コマンド行や読み取り設定に人が書いたものは、その人に示され、実行時のオプションとして残ります。1か月違いの2つの基準日を合わせると少数が分かり、出力にもそう書きます。姓だけの支所名や氏名の形でない支所名は、`--min-label` の枚数があれば表示されます。件数に率を掛けるシナリオは、四捨五入により空欄の幅を狭めます。',
      ].join('\n'),
    ),
    say(
      'Sources: surnames and given names from japanese-personal-name-dataset 0.4.0 (MIT); municipalities and towns from the postal code data of Japan Post (no copyright claimed).',
      '出典: 姓名は japanese-personal-name-dataset 0.4.0 (MIT)、市区町村と町は日本郵便の郵便番号データ (著作権の主張なし)。',
    ),
  ].join('\n\n');
}
