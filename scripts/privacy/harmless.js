// Kinds of columns that hold no personal data, though they look like it: what the privacy guard must let pass.
import { readFileSync } from 'node:fs';
import { drawing, randomFrom } from './people.js';

/** @typedef {ReturnType<typeof drawing>} Drawing */
/**
 * @typedef {object} Harmless
 * @property {'header' | 'shelf' | 'code' | 'place' | 'remark' | 'category' | 'figure'} kind
 * @property {string} name
 * @property {string} header
 * @property {string[]} cells
 */

/** A municipality of data/municipalities.tsv. @typedef {{ prefecture: string, name: string, towns: string[] }} Municipality */

/** All municipalities, each with some of its towns. @returns {Municipality[]} */
export function municipalities() {
  const text = readFileSync(new URL('../../fixtures/municipalities.tsv', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [prefecture = '', name = '', ...towns] = line.split('\t');
      return { prefecture, name, towns };
    });
}

const ROWS = 60;
/** @param {Harmless['kind']} kind @param {string} name @param {(draw: Drawing, row: number) => string} cell @param {string} [header] @returns {Harmless} */
function column(kind, name, cell, header = '備考') {
  const draw = drawing(
    randomFrom(
      [...`${kind} ${name}`].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 5),
    ),
  );
  return { kind, name, header, cells: Array.from({ length: ROWS }, (_, row) => cell(draw, row)) };
}
/** @param {Harmless['kind']} kind @param {string} name @param {readonly string[]} values */
const values = (kind, name, values) =>
  column(kind, name, (_, row) => /** @type {string} */ (values[row % values.length]));
/** @param {number} value @param {number} length */
const pad = (value, length) => String(value).padStart(length, '0');

const HEADERS =
  `住所地特例 住所地特例者 住所地特例区分 住所コード 住所異動 住所変更日 住所要件 住所不定 住所地特例施設 居所区分 居所不明
携帯アプリ 携帯アプリ利用 携帯端末 携帯端末機種 携帯可否 電話番号有無 電話予約 電話受付 電話対応 電話催告 電話勧奨済 メール配信 メール送信日 メール希望 メール予約 ファクス送信 FAX受付
氏名変更日 氏名変更 氏名相違 氏名点字表記希望 氏名振り仮名届出 名称 件名 品名 曜日名 事業名 手続名 支所名 窓口名 課名 担当課名 地区名 区名 町名コード 町名数 国名 国籍名 施設名 店舗名 会場名 様式名 ファイル名 機器名 端末名 区分名 状態名 種別名 事由名 経路名 媒体名
世帯主との続柄 世帯主区分 世帯番号 世帯コード 世帯区分 宛名番号 宛名コード 宛名ラベル 宛名印刷 個人番号カード交付日 個人番号カード有効期限 個人番号カード申請 マイナンバーカード区分 マイナンバーカード申請書ID マイナ保険証 個人番号通知書送付日 個人番号利用事務 マイナンバー制度説明済 住民票写し 住民票コード有無 申請者区分 申請者年齢 代理人有無 代理人区分 担当者区分 保護者同意 連絡先区分 連絡先有無 連絡方法 郵便番号区 郵便局 郵送日 郵送区分 郵便種別 所在地区分 所在地コード 本籍区分 本籍地有無
受付番号 受付場所 受付時刻 受付区分 製造管理番号 申請書ID 整理番号 棚番号 箱番号 ロッカー番号 管理番号 通番 連番 処理番号 文書番号 案件番号 更新日 登録日 取込日 処理日 作成日 予約日 予約時間帯 予約枠 来庁日 来庁回数 通知発送日 通知番号 返戻日 返戻区分 廃棄日 保管場所 保管期限 暗証番号設定 暗証番号初期化 写真有無 写真撮影 手数料 手数料区分 再交付理由 紛失届 備考 メモ フラグ1 予備1 優先度 年齢区分 性別 国籍 在留資格 在留カード有無 地区 地域 学区 町会 行政区 投票区 圏域 年度 月 曜日 時間帯 件数 枚数 人数
office_name file_name branch_name user_type ip_address mac_address web_address_flag phone_flag name_changed_on address_code email_sent_at mail_status mobile_app app_name product_name device_name status_name event_name kind_name category_name zip_file postal_status address_type`.split(
    /\s+/,
  );

const SHELVES =
  '棚 箱 書架 書庫 列 段 ロッカー キャビネット ラック ケース ファイル 台帳 冊 巻 引出 資料 別紙 様式 区画 倉庫 整理 管理番号 受付 分類 室 階 棟 窓口 レーン 端末'.split(
    ' ',
  );
/** @param {string} name */
const bare = (name) => name.replace(/(?<=.)[市区町村]$/, '');
const OFFICE_FORMS = [
  [
    '役所・役場',
    (/** @type {Municipality} */ { name }) => [`${name}${/[町村]$/.test(name) ? '役場' : '役所'}`],
  ],
  ['支所', (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town}支所`)],
  ['出張所', (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town}出張所`)],
  [
    '市民センター',
    (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town}市民センター`),
  ],
  [
    '連絡所',
    (/** @type {Municipality} */ { name, towns }) => towns.map((town) => `${name}${town}連絡所`),
  ],
  [
    '行政サービスコーナー',
    (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town} 行政サービスコーナー`),
  ],
  ['総合支所', (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town}　総合支所`)],
  [
    '自治体・空白・町',
    (/** @type {Municipality} */ { name, towns }) => towns.map((town) => `${bare(name)} ${town}`),
  ],
  [
    '1字離して',
    (/** @type {Municipality} */ { towns }) =>
      towns.filter((town) => town.length === 2).map((town) => [...town].join('　')),
  ],
  ['地区', (/** @type {Municipality} */ { towns }) => towns.map((town) => `${town}地区`)],
  ['名のみ', (/** @type {Municipality} */ { towns }) => towns],
];

/** Names of places: all municipalities, and offices called after their towns, country-wide, by prefecture and by municipality. @returns {Harmless[]} */
export function placeKinds() {
  const all = municipalities();
  /** @param {string} name @param {string[]} cells @returns {Harmless} */
  const kind = (name, cells) => ({ kind: 'place', name, header: '備考', cells });
  const prefectures = [...new Set(all.map(({ prefecture }) => prefecture))];
  /** @type {[string, (place: Municipality) => string[]][]} */
  const forms = [
    ['市区町村名', ({ name }) => [name]],
    ['都道府県つき', ({ prefecture, name }) => [`${prefecture}${name}`]],
    ['都道府県と空白', ({ prefecture, name }) => [`${prefecture} ${name}`]],
    ['「市区町村」なし', ({ name }) => [bare(name)]],
    .../** @type {[string, (place: Municipality) => string[]][]} */ (OFFICE_FORMS),
  ];
  return forms.flatMap(([form, of]) => [
    kind(`全国 ${form}`, all.flatMap(of)),
    ...prefectures.map((prefecture) =>
      kind(
        `${prefecture} ${form}`,
        all.filter((place) => place.prefecture === prefecture).flatMap(of),
      ),
    ),
  ]);
}

/** What the offices of each municipality are called: a column of the office each, which has few rows. @returns {string[][]} */
export function officeColumns() {
  return municipalities().map((place) => [
    place.name,
    bare(place.name),
    `${bare(place.name)} 本庁`,
    ...OFFICE_FORMS.flatMap(([, of]) =>
      /** @type {(place: Municipality) => string[]} */ (of)(place),
    ),
  ]);
}

/** @type {[string, (draw: Drawing, row: number) => string][]} */
const CODES = [
  ['11 digits counted up', (_, row) => String(13103000000 + row)],
  ['11 random digits', (d) => String(d.whole(1, 9)) + d.digits(10)],
  ['11 digits of an office and a number', (d, row) => `131${d.whole(10, 25)}${pad(row * 7, 6)}`],
  ['11 digits padded', (_, row) => pad(row, 11)],
  ['12 digits counted up', (_, row) => String(131030000000 + row)],
  ['12 random digits', (d) => d.digits(12)],
  ['12 digits padded', (_, row) => pad(row * 3, 12)],
  ['12 random digits in groups', (d) => d.digits(12).replace(/(....)(?=.)/g, '$1-')],
  ['10 digits counted up', (_, row) => String(1310300000 + row)],
  ['10 random digits', (d) => d.digits(10)],
  ['10 digits from 03', (_, row) => pad(310300000 + row, 10)],
  ['9 random digits', (d) => d.digits(9)],
  ['9 digits from 3', (_, row) => String(345600000 + row)],
  ['8 random digits', (d) => d.digits(8)],
  ['7 random digits', (d) => d.digits(7)],
  ['13 random digits', (d) => d.digits(13)],
  [
    '14 digits of a time stamp',
    (d) =>
      `2025${pad(d.whole(1, 12), 2)}${pad(d.whole(1, 28), 2)}${pad(d.whole(8, 17), 2)}${pad(d.whole(0, 59), 2)}00`,
  ],
  [
    '12 digits of a time stamp',
    (d) =>
      `2025${pad(d.whole(1, 12), 2)}${pad(d.whole(1, 28), 2)}${pad(d.whole(8, 17), 2)}${pad(d.whole(0, 59), 2)}`,
  ],
  [
    'time stamps',
    (d) =>
      `2025-${pad(d.whole(1, 12), 2)}-${pad(d.whole(1, 28), 2)} ${pad(d.whole(8, 17), 2)}:${pad(d.whole(0, 59), 2)}`,
  ],
  [
    'time stamps with slashes',
    (d) =>
      `2025/${pad(d.whole(1, 12), 2)}/${pad(d.whole(1, 28), 2)} ${pad(d.whole(8, 17), 2)}:${pad(d.whole(0, 59), 2)}`,
  ],
  ['16 digits in groups', (d) => d.digits(16).replace(/(....)(?=.)/g, '$1-')],
  ['letters and digits', (d) => `AB${d.digits(8)}CD`],
  ['year and number', (_, row) => `R7-${pad(row, 5)}`],
  ['fiscal year and number', (_, row) => `2025-${pad(row, 6)}`],
  ['municipal code and number', (_, row) => `13103-${pad(row, 6)}`],
  ['municipal code', (d) => d.one(['131032', '131016', '131024', '131041'])],
  ['postal-like codes', (d) => `${d.digits(3)}-${d.digits(4)}`],
  ['product codes', (d) => `49${d.digits(11)}`],
  ['IP addresses', (d) => `10.${d.whole(0, 255)}.${d.whole(0, 255)}.${d.whole(1, 254)}`],
  ['long IP addresses', (d) => `192.168.${d.whole(100, 255)}.${d.whole(100, 254)}`],
  [
    'MAC addresses',
    (d) => Array.from({ length: 6 }, () => d.whole(16, 255).toString(16)).join(':'),
  ],
  [
    'UUIDs',
    (d) => 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () => d.whole(0, 15).toString(16)),
  ],
  ['digests', (d) => Array.from({ length: 32 }, () => d.whole(0, 15).toString(16)).join('')],
  ['versions', (d) => `${d.whole(1, 9)}.${d.whole(0, 20)}.${d.whole(0, 99)}`],
  ['coordinates', (d) => `35.${d.digits(6)},139.${d.digits(6)}`],
  ['window tickets', (d) => `A-${d.whole(1, 300)}`],
  ['ticket numbers with a dash', (d) => `${d.whole(1, 9)}-${d.whole(1, 99)}`],
  ['three numbers', (d) => `${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`],
  ['letter and three numbers', (d) => `B${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`],
  ['paper numbers', (_, row) => `7港芝第${row + 100}号`],
  ['paper numbers with parts', (_, row) => `第${row + 100}号の${(row % 3) + 1}`],
  ['articles of the law', (d) => `第${d.whole(1, 30)}条第${d.whole(1, 5)}項`],
  ['rooms', (d) => `${d.whole(1, 9)}階${d.whole(1, 9)}番窓口`],
  ['slips', (d) => `${d.whole(10, 99)}-${d.digits(5)}-${d.digits(3)}`],
  ['accounts', (d) => `${d.digits(4)}-${d.digits(3)}-${d.digits(7)}`],
  ['insured persons', (_, row) => pad(4500000 + row, 10)],
  ['licence plates', (d) => `品川 ${d.whole(300, 399)} さ ${d.whole(10, 99)}-${d.whole(10, 99)}`],
  ['tracking numbers', (d) => `${d.digits(4)}-${d.digits(4)}-${d.digits(4)}`],
  ['flights of numbers with dots', (d) => `${d.whole(1, 12)}.${d.whole(1, 31)}`],
];

/** @type {[string, readonly string[]][]} */
const REMARKS = [
  ['写真', ['写真再提出', '写真不備', '写真持参', '写真なし', '顔写真不鮮明']],
  ['暗証', ['暗証番号再設定', '暗証番号ロック', '初期化済', '暗証不一致']],
  ['来庁', ['本人来庁', '代理人来庁', '来庁予約済', '土曜来庁希望', '平日来庁', '再来庁']],
  ['郵送', ['郵送済', '返戻あり', '転送不要', '簡易書留', '再送付', '宛先不明で返戻']],
  ['電話', ['電話連絡済', '不在', '電話不通', '留守電', '折返し待ち']],
  ['手続', ['転入処理中', '転居届済', '継続利用', '住所変更済', '氏名変更済', '券面更新']],
  ['状態', ['有効', '返納', '転出', '死亡', '失効', '廃止', '取消', '運用中']],
  ['短い状態', ['済', '未', '要', '否', '可', '不可']],
  ['記号', ['○', '×', '△', '－', '※', '〃']],
  ['英字の状態', ['OK', 'NG', 'N/A', 'TBD', 'Done', 'Open']],
  ['英文の状態', ['In Progress', 'On Hold', 'Not Started', 'Sent Back', 'Follow Up', 'Picked Up']],
  ['英文', ['photo missing', 'call back later', 'sent by mail', 'needs review', 'moved away']],
  [
    '在留資格',
    [
      '永住者',
      '特別永住者',
      '高度専門職2号',
      '家族滞在',
      '技術・人文知識・国際業務',
      '留学',
      '特定技能',
      '定住者',
    ],
  ],
  [
    '国名',
    [
      '中国',
      '韓国',
      'ベトナム',
      'フィリピン',
      'ネパール',
      'アメリカ',
      'ブラジル',
      'インド',
      'ミャンマー',
      '台湾',
    ],
  ],
  [
    '国名・中黒',
    ['スリ・ランカ', 'ニュー・ジーランド', 'サウジ・アラビア', 'コスタ・リカ', 'エル・サルバドル'],
  ],
  [
    '英字の国名',
    ['UNITED STATES', 'SOUTH KOREA', 'VIET NAM', 'SRI LANKA', 'NEW ZEALAND', 'UNITED KINGDOM'],
  ],
  [
    '経路',
    ['オンライン申請', '郵送申請', '窓口申請', '証明用写真機', 'スマートフォン', 'パソコン'],
  ],
  ['区分', ['新規', '更新', '再交付', '有効期限更新', '追記欄満欄', '特急発行']],
  [
    '委託先',
    ['株式会社東京事務', '港サービス株式会社', '山田電機株式会社', '田中商店', '佐藤工務店'],
  ],
  [
    '施設',
    [
      '芝浦港南区民センター',
      '赤坂図書館',
      '高輪福祉会館',
      '麻布区民協働スペース',
      '青山小学校',
      '山田記念病院',
    ],
  ],
  ['駅', ['新橋駅', '品川駅', '田町駅', '六本木一丁目駅', '麻布十番駅', '白金高輪駅']],
  ['駅名のみ', ['新橋', '品川', '田町', '六本木一丁目', '麻布十番', '白金高輪', '三田', '大門']],
  ['大学', ['東京大学', '慶應義塾大学', '明治大学', '早稲田大学', '青山学院大学']],
  ['曜日', ['月', '火', '水', '木', '金', '土', '日']],
  ['曜日・長', ['月曜日', '火曜日', '水曜日', '木曜日', '金曜日']],
  ['時間帯', ['午前', '午後', '夜間', '9時-10時', '10時-11時', '13時-14時']],
  ['元号', ['令和7-6-3', '平成28-1-15', '令和7年6月3日', 'R7.6.3', '昭和60年4月1日']],
  [
    '担当課',
    ['区民課', '戸籍住民課', '芝地区総合支所区民課', '情報政策課', '保険年金課', '窓口サービス係'],
  ],
  ['班', ['第一班', '第二班', '第三班', '応援班', '夜間班']],
  ['機器', ['端末01', '端末02', 'プリンタA', 'カード読取装置', '統合端末', '顔認証機']],
  ['色', ['赤', '青', '黄', '緑', '白', '黒', '紫', '橙']],
  ['色・長', ['青色', '赤色', '緑色', '黄色', '白色']],
  ['植物', ['桜', '梅', '松', '竹', '菊', '藤', '桃', '杉', '楓', '葵']],
  ['方位', ['東', '西', '南', '北', '中央', '中']],
  ['月', ['一月', '二月', '三月', '四月', '五月', '六月']],
  ['数', ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']],
  ['甲乙', ['甲', '乙', '丙', '丁', '戊']],
  ['続柄', ['本人', '配偶者', '子', '父母', '祖父母', '法定代理人', '任意代理人']],
  ['続柄・細', ['妻', '夫', '長男', '長女', '二男', '父', '母']],
  ['理由', ['紛失', '盗難', '破損', '氏名変更', '磁気不良', '追記欄満欄', '本人希望']],
  ['要否', ['要確認', '確認済', '確認中', '不要', '再確認', '照会中']],
  ['組', ['松組', '竹組', '梅組', '桜組', '藤組']],
  ['カナの状態', ['スミ', 'ミ', 'ヨウカクニン', 'ヘンレイ', 'サイソウ']],
  ['カナの所在', ['アカサカ', 'アザブ', 'シバ', 'タカナワ', 'シバウラコウナン']],
  ['ローマ字の支所', ['Shiba', 'Azabu', 'Akasaka', 'Takanawa', 'Shibaura-Konan']],
  [
    '英字の支所',
    ['Shiba Office', 'Azabu Branch', 'Minato City Hall', 'Card Center', 'Permanent Resident'],
  ],
  ['小さな市の支所', ['山田', '石川', '中村', '本庁', '大野', '吉田']],
  ['姓に似た支所', ['中野', '石川', '山田', '小林', '中村']],
  [
    '姓に似た支所・支所つき',
    ['中野支所', '石川支所', '山田支所', '小林支所', '中村支所', '佐藤支所'],
  ],
  ['丁目', ['青山一丁目', '高輪二丁目', '三田三丁目', '芝五丁目', '白金台', '六本木']],
  ['町', ['芝', '麻布', '赤坂', '高輪', '芝浦港南']],
  [
    '区',
    [
      '千代田区',
      '中央区',
      '港区',
      '新宿区',
      '文京区',
      '台東区',
      '墨田区',
      '江東区',
      '品川区',
      '中野区',
    ],
  ],
  ['政令市の区', ['青葉区', '泉区', '旭区', '緑区', '港北区', '都筑区', '鶴見区', '神奈川区']],
  ['都道府県', ['北海道', '青森県', '福島県', '山口県', '石川県', '宮崎県', '長野県', '香川県']],
  [
    '都道府県・県なし',
    ['青森', '福島', '山口', '石川', '宮崎', '長野', '香川', '千葉', '高知', '徳島'],
  ],
  ['旧国名', ['武蔵', '相模', '甲斐', '信濃', '尾張', '三河', '近江', '大和']],
];

/** @type {[string, (draw: Drawing, row: number) => string][]} */
const FIGURES = [
  ['金額', (d) => `${d.whole(1, 900)},000`],
  ['円', (d) => `${d.whole(100, 9000)}円`],
  ['大きな金額', (d) => `${d.whole(100, 999)},${d.digits(3)},${d.digits(3)},${d.digits(3)}`],
  ['割合', (d) => `${d.whole(0, 99)}.${d.whole(0, 9)}%`],
  ['件', (d) => `${d.whole(1, 500)}件`],
  ['分', (d) => `${d.whole(5, 60)}分`],
  ['小数', (d) => `0.${d.digits(12)}`],
  ['指数', (d) => `1.${d.digits(5)}E+11`],
  ['日付', (d) => `2025/${d.whole(1, 12)}/${d.whole(1, 28)}`],
  ['和暦', (d) => `令和${d.whole(1, 7)}年${d.whole(1, 12)}月${d.whole(1, 28)}日`],
  [
    '和暦・漢数字',
    (d) =>
      `令和${d.one(['元', '二', '三', '七'])}年${d.one(['一', '三', '六', '十'])}月${d.one(['一', '五', '十'])}日`,
  ],
  ['和暦・ハイフン', (d) => `令和${d.whole(1, 7)}-${d.whole(1, 12)}-${d.whole(1, 28)}`],
  ['期間', (d) => `${d.whole(1, 5)}年${d.whole(1, 11)}か月`],
  ['時刻の範囲', (d) => `${d.whole(8, 12)}:00-${d.whole(13, 17)}:30`],
  ['日付の範囲', (d) => `2025/${pad(d.whole(1, 12), 2)}/01-2025/${pad(d.whole(1, 12), 2)}/28`],
];

/** All kinds but places. @returns {Harmless[]} */
export function harmlessKinds() {
  return [
    ...HEADERS.map(
      (header) => /** @type {Harmless} */ ({ kind: 'header', name: header, header, cells: [] }),
    ),
    ...SHELVES.flatMap((word) => [
      column(
        'shelf',
        `${word}3-12-5`,
        (d) => `${word}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`,
      ),
      column('shelf', `${word}3-12`, (d) => `${word}${d.whole(1, 9)}-${d.whole(1, 30)}`),
    ]),
    column('shelf', '棚A3-12-5', (d) => `棚A${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`),
    column('shelf', '棚 3-12-5', (d) => `棚 ${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`),
    column(
      'shelf',
      '箱・棚・段',
      (d) => `${d.one(['箱', '棚', '段'])}${d.whole(1, 9)}-${d.whole(1, 30)}-${d.whole(1, 30)}`,
    ),
    ...CODES.map(([name, cell]) => column('code', name, cell)),
    ...REMARKS.map(([name, list]) => values('remark', name, list)),
    ...FIGURES.map(([name, cell]) => column('figure', name, cell)),
  ];
}
