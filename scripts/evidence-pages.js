// The words of docs/evidence.md and docs/evidence.ja.md around the figures that scripts/evidence.js computes.

/**
 * @typedef {{ en: string, ja: string }} Pair
 * @typedef {{ forecast: number, actual: number, error_percent: number, issue_year_forecast: number, issue_year_error_percent: number }} Row
 * @typedef {ReadonlyMap<string, Row>} Compared
 * @typedef {{ fiscal_year: number, total: number, card?: number, certificate?: number, source: string, kinds_printed?: string, kinds_source?: string }} Expectation
 * @typedef {{ name: Pair, issued_in: number, cards?: number, cards_source?: string, source: string }} City
 * @typedef {{ title: Pair, expectations: readonly Expectation[], cities: readonly City[] }} Published
 * @typedef {{ law: [number, number], shortcut: [number, number] }} Halves
 * @typedef {{
 *   published: Published, expected: readonly string[], points: readonly (readonly string[])[], chosen: Compared,
 *   sensitivity: readonly { lag: number, leavers: string, figures: Compared }[], handedOver: Compared,
 *   someMinors: Compared, without: readonly Compared[], kagoshima: Halves, tenThousand: Halves,
 * }} Evidence
 */

/** The figures that sensitivity is shown for. */
const SHOWN = ['2023 total', '2024 total', '2025 total', '2025 card'];

/** A whole number with thousands separators. @param {number} value */
const whole = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** An error in percent, with its sign as people write it. @param {number} percent */
const signed = (percent) =>
  `${percent < 0 ? '−' : '+'}${(Math.round(Math.abs(percent) * 10) / 10).toFixed(1)} %`;

/** @param {Compared} figures @param {string} key */
function at(figures, key) {
  const row = figures.get(key);
  if (row === undefined) throw new Error(`no figure for ${key}`);
  return row;
}

/** @param {readonly string[]} header @param {readonly (readonly string[])[]} rows */
const table = (header, rows) =>
  [header, header.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** The main table: what was expected, and what both methods say. @param {Evidence} evidence @param {'en' | 'ja'} language */
function mainTable({ chosen }, language) {
  const kinds = {
    en: { card: 'cards', certificate: 'certificates', total: 'total' },
    ja: { card: 'カード', certificate: '電子証明書', total: '合計' },
  }[language];
  const header =
    language === 'en'
      ? ['', 'official', 'by law', 'error', 'shortcut', 'error']
      : ['', '国の見込み', '法令', '誤差', '概算', '誤差'];
  return table(
    header,
    [...chosen]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => {
        const [year, kind = ''] = key.split(' ');
        const name = kinds[/** @type {'card'} */ (kind)];
        return [
          language === 'en' ? `FY${year}, ${name}` : `${year}年度 ${name}`,
          whole(row.actual),
          whole(row.forecast),
          signed(row.error_percent),
          whole(row.issue_year_forecast),
          signed(row.issue_year_error_percent),
        ];
      }),
  );
}

/** @param {string} name @param {Compared} figures */
const sensitivityRow = (name, figures) => [
  name,
  ...SHOWN.map((key) => signed(at(figures, key).error_percent)),
  signed(at(figures, '2024 total').issue_year_error_percent),
  signed(at(figures, '2025 total').issue_year_error_percent),
];

/** @param {Evidence} evidence @param {'en' | 'ja'} language */
function sensitivityTable({ sensitivity, handedOver, someMinors }, language) {
  const en = language === 'en';
  const header = en
    ? ['', 'FY2023', 'FY2024', 'FY2025', 'FY2025 cards', 'shortcut FY2024', 'shortcut FY2025']
    : ['', '2023年度', '2024年度', '2025年度', '2025年度 カード', '概算 2024年度', '概算 2025年度'];
  return table(header, [
    ...sensitivity.map(({ lag, leavers, figures }) =>
      sensitivityRow(
        en
          ? `${lag} days, leavers ${leavers === '0' ? '0' : '1 % a year'}`
          : `${lag}日、転出・死亡など ${leavers === '0' ? '0' : '年1%'}`,
        figures,
      ),
    ),
    sensitivityRow(
      en
        ? 'hand-over days alone, taken for days of issue; leavers 0'
        : '交付日だけを使い発行日とみなす、転出・死亡など 0',
      handedOver,
    ),
    sensitivityRow(
      en
        ? '45 days, 1 %, and 5 % minors where ages are not known'
        : '45日、年1%、年齢が不明な期間の未成年を5%とする',
      someMinors,
    ),
  ]);
}

/** The least and the greatest error when one of the points is left out. @param {Evidence} evidence @param {string} key */
function spread({ without }, key) {
  const errors = without.map((figures) => at(figures, key).error_percent);
  return [signed(Math.min(...errors)), signed(Math.max(...errors))];
}

/** The pages promise so much; where the program no longer keeps it, they are not written. @param {Evidence} evidence */
function holdToPromise({ chosen }) {
  for (const [key, most] of /** @type {const} */ ([
    ['2024 total', 5],
    ['2025 total', 5],
    ['2025 card', 6],
  ])) {
    if (Math.abs(at(chosen, key).error_percent) > most)
      throw new Error(`${key}: more than ${most} % from the official figure`);
  }
}

/** @param {Evidence} evidence */
function english(evidence) {
  holdToPromise(evidence);
  const { chosen, published, points, expected, kagoshima, tenThousand, sensitivity } = evidence;
  const error = (/** @type {string} */ key) => signed(at(chosen, key).error_percent);
  const shortcut = (/** @type {string} */ key) => signed(at(chosen, key).issue_year_error_percent);
  const [least2024, most2024] = spread(evidence, '2024 total');
  const [least2025, most2025] = spread(evidence, '2025 total');
  const of = (/** @type {number} */ lag) =>
    at(
      /** @type {Compared} */ (
        sensitivity.find((each) => each.lag === lag && each.leavers !== '0')?.figures
      ),
      '2024 total',
    ).error_percent;
  return [
    '# Evidence',
    'Is the method right? The government has said how many renewals it expected nationwide for fiscal years 2023 to 2025. This page counts the same years from public counts of cards alone, by the law and by the issue-year shortcut, knowing only what was known on 1 April 2023. Every figure is computed by the program when the page is written.',
    'The official figures are expectations as well, read in news text; nobody has published what came.',
    mainTable(evidence, 'en'),
    `By the law, the totals of FY2024 and FY2025 lie within 5 % of the official ones (${error('2024 total')} and ${error('2025 total')}), and the cards of FY2025 within 6 % (${error('2025 card')}). The shortcut misses FY2024 by ${shortcut('2024 total')}, FY2025 by ${shortcut('2025 total')}, and its cards by ${shortcut('2025 card')}. For FY2023 the law gives ${error('2023 total')}; see *What is out of reach*.`,
    '## Counted again',
    `\`data/cohorts/national.csv\` has ${points.length} points, each with its source; \`expected.csv\` is`,
    `\`\`\`csv\n${expected.join('\n')}\n\`\`\``,
    '```text\nkoshin backtest data/cohorts/national.csv --actuals expected.csv --handover-lag 45 --leaves-per-year 0.01\n```',
    '## What is assumed',
    [
      `- Counts: ${points.length} public points, straight lines between. They lie a year apart, and closer where issue grew fast.`,
      '- Terms run from the day a card was made; public counts are of hand-overs. For 27 March 2016 both are known: 8.67 million cards were made, 2.04 million handed over. The first is taken, from the first hand-overs less the lag on. For all later points a card is taken to be made 45 days before its hand-over.',
      '- 1 % of holders leave in a year (die, move abroad, return the card), up to the last point; nobody later.',
      '- Birthdays are spread evenly over the year.',
      '- Minors: from March 2018 to March 2022 the rise in cards of those under 20, as the Ministry counted them by age. Who turned 20 between two points is missing in that rise. Before March 2018 and after March 2022 no ages are given here, and all are taken for adults: too many ten-year cards in FY2025, since some of the first cards were minors’; the last row of the next table shows how many. After March 2022 it changes nothing before FY2026.',
      '- A minor’s card that ends is counted as a card; it moves procedures between the kinds, hardly the total.',
    ].join('\n'),
    '## If the assumptions were others',
    'Errors against the official figures, totals where nothing else is said. Days: between making and hand-over.',
    sensitivityTable(evidence, 'en'),
    `Leaving out any one of the points between the first and the last moves FY2024 to between ${least2024} and ${most2024}, FY2025 to between ${least2025} and ${most2025}.`,
    '## What is luck',
    [
      `- FY2024 within 2 or 3 %: it lies on the steep side of the wave of 2020. With no lag it is ${signed(of(0))}, with 90 days ${signed(of(90))}. That 45 days meet the official figure so closely is partly luck; that the shortcut is wrong by half and more in every row is not.`,
      '- FY2025 depends on little: it holds both halves of the wave. Only where hand-over days are taken for days of issue, and so 6.6 million cards of early 2016 are missing, does it fall short.',
      '- Cards of FY2025: two errors of opposite sign, early minors taken for adults and leavers after March 2023 not taken off, help each other.',
      '- The official total of FY2025, 27.68 million, is not the sum of its kinds, 27.8 million. Both are compared as given.',
    ].join('\n'),
    '## What is out of reach',
    `FY2023. The law gives ${whole(at(chosen, '2023 total').forecast)}, the shortcut ${whole(at(chosen, '2023 total').issue_year_forecast)}, the official figure is ${whole(at(chosen, '2023 total').actual)}. It is less than the ${whole(handedBetween(points, '2018-03-01', '2019-04-01'))} cards handed over between March 2018 and April 2019, so something was taken off that counts of cards do not show: certificates that had ended before their time, people who had left, or a way of counting that is not published. The shortcut is nearer here, by being too late in a year of small numbers.`,
    '## Two cities',
    `**Kagoshima** said in December 2025 that the 71,000 cards of FY2020 renew their certificates in FY2025 (${city(published, 'Kagoshima').source}): the shortcut, ${whole(kagoshima.shortcut[1])} procedures in FY2025. By the law the same cards, spread evenly over the year, give ${whole(kagoshima.law[0])} in FY2024 and ${whole(kagoshima.law[1])} in FY2025. What filled its counters in FY2025 is as much the cards of FY2021, of which the law puts half in that year.`,
    `**Kaga** issued most of its cards in FY2020 and expected in September 2024 its peak in two years, FY2024 and FY2025 (${city(published, 'Kaga').source}). So says the law: of 10,000 cards of FY2020, ${whole(tenThousand.law[0])} are due in FY2024 and ${whole(tenThousand.law[1])} in FY2025. The shortcut has none in FY2024 and all in FY2025.`,
    '## Sources',
    sources(published),
  ].join('\n\n');
}

/** @param {Evidence} evidence */
function japanese(evidence) {
  const { chosen, published, points, expected, kagoshima, tenThousand, sensitivity } = evidence;
  const error = (/** @type {string} */ key) => signed(at(chosen, key).error_percent);
  const shortcut = (/** @type {string} */ key) => signed(at(chosen, key).issue_year_error_percent);
  const [least2024, most2024] = spread(evidence, '2024 total');
  const [least2025, most2025] = spread(evidence, '2025 total');
  const of = (/** @type {number} */ lag) =>
    at(
      /** @type {Compared} */ (
        sensitivity.find((each) => each.lag === lag && each.leavers !== '0')?.figures
      ),
      '2024 total',
    ).error_percent;
  return [
    '# 根拠となる検証',
    'この数え方は正しいのでしょうか。国は、2023年度から2025年度までの全国の更新件数の見込みを示しています。このページでは、公表された交付枚数だけを使い、2023年4月1日に分かっていたことだけから、同じ年度を法令どおりと発行年度による概算の両方で数えます。数値はすべて、ページを作るときに本プログラムで計算したものです。',
    '国の数値も見込みであり、報道などから読み取ったものです。実績は公表されていません。',
    mainTable(evidence, 'ja'),
    `法令どおりに数えると、2024年度と2025年度の合計は国の見込みと5%以内の差 (${error('2024 total')}、${error('2025 total')})、2025年度のカードは6%以内の差 (${error('2025 card')}) です。概算では、2024年度が ${shortcut('2024 total')}、2025年度が ${shortcut('2025 total')}、そのうちカードが ${shortcut('2025 card')} です。2023年度は法令どおりで ${error('2023 total')} となります (「届かないこと」を参照)。`,
    '## 同じ計算をするには',
    `\`data/cohorts/national.csv\` に、出典を付けた${points.length}時点の枚数があります。\`expected.csv\` の内容は次のとおりです。`,
    `\`\`\`csv\n${expected.join('\n')}\n\`\`\``,
    '```text\nkoshin backtest data/cohorts/national.csv --actuals expected.csv --handover-lag 45 --leaves-per-year 0.01\n```',
    '## 前提',
    [
      `- 枚数: 公表された${points.length}時点の間は直線で結びます。時点はほぼ1年おきで、交付が急に増えた時期は間隔を詰めています。`,
      '- 有効期間はカードが作られた日から数えますが、公表されているのは交付枚数です。2016年3月27日については両方が分かっています (作成867万枚、交付204万枚)。この時点は作成枚数を使い、交付開始より下の日数だけ前から均等に作られたものとします。以後の時点では、交付の45日前に作られたものとします。',
      '- 毎年1%の人が死亡・出国・返納で除かれるものとします (最後の時点まで。その後は除きません)。',
      '- 誕生日は年間に均等に散らばっているものとします。',
      '- 未成年: 2018年3月から2022年3月までは、総務省の年齢別の枚数による20歳未満の増加分です。二つの時点の間に20歳になった人は、増加分に現れません。2018年3月より前と2022年3月より後はここでは年齢が分からないため、すべて成年とします。最初のカードには未成年のものもあるので、2025年度に満了する10年のカードが多めになります (程度は次の表の最後の行)。2022年3月より後の分は、2026年度より前の件数に影響しません。',
      '- 未成年のカードの満了はカードとして数えます。種別の間で件数が移るだけで、合計はほとんど変わりません。',
    ].join('\n'),
    '## 前提を変えた場合',
    '国の見込みに対する誤差率 (特記のないものは合計)。日数は作成から交付までの日数です。',
    sensitivityTable(evidence, 'ja'),
    `最初と最後を除く時点を一つずつ省くと、2024年度は ${least2024} から ${most2024}、2025年度は ${least2025} から ${most2025} の間で動きます。`,
    '## 幸運によること',
    [
      `- 2024年度の差が2～3%であること。この年度は2020年の波の立ち上がりにあたり、日数を0とすれば ${signed(of(0))}、90日とすれば ${signed(of(90))} になります。45日でこれほど近いのは、いくらかは偶然です。一方、概算がどの行でも半分以上外れていることは偶然ではありません。`,
      '- 2025年度は前提にあまり左右されません。波の両側を含むためです。交付日を発行日とみなして2016年初めの約660万枚が抜ける場合だけ、大きく不足します。',
      '- 2025年度のカードでは、初期の未成年を成年とみなすことと、2023年3月より後に除かれる人を見込まないことの二つの誤りが、ほかの誤差を埋め合わせています。',
      '- 国の2025年度の合計2,768万件は、内訳の和2,780万件と一致しません。それぞれ示されたとおりの値と比べています。',
    ].join('\n'),
    '## 届かないこと',
    `2023年度です。法令どおりでは ${whole(at(chosen, '2023 total').forecast)} 件、概算では ${whole(at(chosen, '2023 total').issue_year_forecast)} 件、国の見込みは ${whole(at(chosen, '2023 total').actual)} 件です。これは2018年3月から2019年4月までに交付された ${whole(handedBetween(points, '2018-03-01', '2019-04-01'))} 枚より少なく、枚数からは分からない何か (途中で失効した電子証明書、転出や死亡、公表されていない数え方) が除かれていると考えられます。概算の方が近いのは、件数の少ない年度を遅く数えているためです。`,
    '## 二つの市',
    `**鹿児島市**は2025年12月、2020年度に交付した7万1千枚が2025年度に電子証明書の更新時期を迎えると説明しました (${city(published, 'Kagoshima').source})。これは概算で、2025年度に ${whole(kagoshima.shortcut[1])} 件です。法令どおりに数えると、同じカードが年間に均等に発行されていれば、2024年度に ${whole(kagoshima.law[0])} 件、2025年度に ${whole(kagoshima.law[1])} 件となります。2025年度の窓口の混雑には、法令により半数がこの年度に満了する2021年度のカードも同じように寄与しています。`,
    `**加賀市**は多くのカードを2020年度に交付し、2024年9月の時点で、更新のピークは2024年度と2025年度の2年間と見込んでいました (${city(published, 'Kaga').source})。法令どおりの見方です。2020年度のカード1万枚のうち、2024年度に ${whole(tenThousand.law[0])} 件、2025年度に ${whole(tenThousand.law[1])} 件が満了します。概算では2024年度は0件、2025年度がすべてになります。`,
    '## 出典',
    sources(published),
  ].join('\n\n');
}

/** Cards handed over from one point to another. @param {Evidence['points']} points @param {string} from @param {string} to */
function handedBetween(points, from, to) {
  const handedOver = (/** @type {string} */ day) =>
    Number(points.find(([on]) => on === day)?.[2] ?? Number.NaN);
  return handedOver(to) - handedOver(from);
}

/** @param {Published} published @param {string} name */
function city({ cities }, name) {
  const found = cities.find((each) => each.name.en === name);
  if (found === undefined) throw new Error(`no city ${name}`);
  return found;
}

/** @param {Published} published */
function sources({ expectations, cities }) {
  return [
    ...expectations.flatMap(({ fiscal_year, source, kinds_printed, kinds_source }) => [
      `- ${fiscal_year}: ${source}`,
      ...(kinds_printed === undefined ? [] : [`  - 「${kinds_printed}」 ${kinds_source}`]),
    ]),
    ...cities.flatMap(({ name, source, cards_source }) => [
      `- ${name.ja}: ${source}`,
      ...(cards_source === undefined ? [] : [`  - ${cards_source}`]),
    ]),
    '- `data/published/national.json`, `data/cohorts/national.csv`',
  ].join('\n');
}

/** The same in short for the READMEs. @param {Evidence} evidence @param {'en' | 'ja'} language */
function inShort({ chosen }, language) {
  const error = (/** @type {string} */ key) => signed(at(chosen, key).error_percent);
  const shortcut = (/** @type {string} */ key) => signed(at(chosen, key).issue_year_error_percent);
  const millions = (/** @type {string} */ key) => at(chosen, key).actual / 10_000;
  return language === 'en'
    ? [
        `Is the method right? For FY2024 and FY2025 the government expected ${millions('2024 total') / 100} and ${millions('2025 total') / 100} million renewals nationwide.`,
        `From a dozen public counts of cards, known on 1 April 2023, the law is off by ${error('2024 total')} and ${error('2025 total')}, the issue-year shortcut by ${shortcut('2024 total')} and ${shortcut('2025 total')}.`,
        '[Evidence](docs/evidence.md) has the figures, what is assumed, what is luck, and what stays out of reach.',
      ].join('\n')
    : [
        `この数え方は正しいのでしょうか。国は全国の更新件数を、2024年度 ${whole(millions('2024 total'))}万件、2025年度 ${whole(millions('2025 total'))}万件と見込んでいました。`,
        `2023年4月1日に分かっていた12時点の公表枚数から数えると、その差は法令どおりで ${error('2024 total')} と ${error('2025 total')}、発行年度による概算で ${shortcut('2024 total')} と ${shortcut('2025 total')} です。`,
        '数値と前提、幸運によること、届かないことは[根拠となる検証](docs/evidence.ja.md)に示します。',
      ].join('\n');
}

/** What stands between the marks of a page that is otherwise written by hand. */
export const IN_SHORT = {
  'README.md': (/** @type {Evidence} */ evidence) => inShort(evidence, 'en'),
  'README.ja.md': (/** @type {Evidence} */ evidence) => inShort(evidence, 'ja'),
};
export const MARKS = /(?<=<!-- evidence -->\n).*?(?=\n<!-- \/evidence -->)/s;

/** The pages, by their path. */
export const PAGES = { 'docs/evidence.md': english, 'docs/evidence.ja.md': japanese };
