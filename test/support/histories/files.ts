// Files of invented registers: plain CSV with the canonical columns, and what ward systems write.
import Encoding from 'encoding-japanese';
import type { MonthOfVisits, RegisterRow } from './histories.js';

/**
 * `iso`: UTF-8, canonical columns, unquoted. `era`, `era-letter`: CP932, everything quoted, CRLF, Japanese headers and
 * statuses, dates as 令和2年5月15日 or R2.5.15.
 */
export const FILE_FORMATS = ['iso', 'era', 'era-letter'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface FileOptions {
  readonly format: FileFormat;
  /** Whether the file has the columns with the ends that the register recorded (有効期限). */
  readonly recorded: boolean;
}

type Cell = (row: RegisterRow, date: (civil: number) => string) => string;

const ISO_STATUS = {
  active: 'active',
  suspended: 'active',
  expired: 'lapsed',
  moved_out: 'moved_out',
  deceased: 'deceased',
  returned: 'returned',
} as const;
const WARD_STATUS = {
  active: '運用中',
  suspended: '一時停止',
  expired: '有効期間満了',
  moved_out: '廃止',
  deceased: '廃止',
  returned: '廃止',
} as const;
/** A replacement has a new term: in canonical words a new issue. */
const ISO_KIND = { new: 'new', renewal: 'renewal', reissue: 'new' } as const;
const WARD_KIND = { new: '新規', renewal: '更新', reissue: '再交付' } as const;

/** Canonical header, ward's header, cell. */
const COLUMNS: readonly (readonly [canonical: string, ward: string, cell: Cell])[] = [
  ['record_id', '整理番号', ({ id }) => `${id}`],
  ['birth_date', '生年月日', ({ birth }, date) => date(birth)],
  ['applied_on', '申請受付日', ({ appliedOn }, date) => date(appliedOn)],
  ['card_issued_on', '発行日', ({ cardIssuedOn }, date) => date(cardIssuedOn)],
  ['handed_over_on', '交付日', ({ handedOverOn }, date) => date(handedOverOn)],
  [
    'signature_cert_issued_on',
    '署名用電子証明書発行日',
    ({ signatureCertificateIssuedOn }, date) => date(signatureCertificateIssuedOn),
  ],
  [
    'user_cert_issued_on',
    '利用者証明用電子証明書発行日',
    ({ userCertificateIssuedOn }, date) => date(userCertificateIssuedOn),
  ],
  ['office', '支所', ({ office }) => office],
  ['stay_expires_on', '在留期間満了日', ({ stayExpiresOn }, date) => date(stayExpiresOn)],
];

const RECORDED: typeof COLUMNS = [
  ['card_expires_on', 'カード有効期限', ({ cardExpiresOn }, date) => date(cardExpiresOn)],
  [
    'signature_cert_expires_on',
    '署名用電子証明書有効期限',
    ({ signatureCertificateExpiresOn }, date) => date(signatureCertificateExpiresOn),
  ],
  [
    'user_cert_expires_on',
    '利用者証明用電子証明書有効期限',
    ({ userCertificateExpiresOn }, date) => date(userCertificateExpiresOn),
  ],
];

/** The bytes of a register's file. */
export function registerFile(
  rows: readonly RegisterRow[],
  { format, recorded }: FileOptions,
): Uint8Array {
  const plain = format === 'iso';
  const columns = [
    ...COLUMNS,
    [
      'status',
      'カード運用状況',
      ({ status }) => (plain ? ISO_STATUS : WARD_STATUS)[status],
    ] satisfies (typeof COLUMNS)[number],
    [
      'card_issue_kind',
      '交付区分',
      ({ kind }) => (plain ? ISO_KIND : WARD_KIND)[kind],
    ] satisfies (typeof COLUMNS)[number],
    ...(recorded ? RECORDED : []),
  ];
  const date = plain ? isoDate : format === 'era' ? eraDate : eraLetterDate;
  const lines = [
    columns.map(([canonical, ward]) => (plain ? canonical : ward)),
    ...rows.map((row) => columns.map(([, , cell]) => cell(row, date))),
  ];
  if (plain) return new TextEncoder().encode(lines.map((line) => `${line.join(',')}\n`).join(''));
  const text = lines.map((line) => `${line.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
  const codes = Encoding.stringToCode(text);
  return Uint8Array.from(Encoding.convert(codes, { from: 'UNICODE', to: 'SJIS' }));
}

/** What came, as the program reads it: month, card, certificate. */
export function visitsFile(months: readonly MonthOfVisits[]): string {
  const lines = months.map(({ month, card, certificate }) => `${month},${card},${certificate}\n`);
  return `month,card,certificate\n${lines.join('')}`;
}

function isoDate(civil: number): string {
  return civil === 0 ? '' : `${civil}`.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

const ERAS: readonly (readonly [from: number, name: string, letter: string])[] = [
  [20190501, '令和', 'R'],
  [19890108, '平成', 'H'],
  [19261225, '昭和', 'S'],
  [19120730, '大正', 'T'],
  [18680125, '明治', 'M'],
];

function inEra(civil: number) {
  const [from, name, letter] = ERAS.find(([first]) => civil >= first) ?? (ERAS[0] as never);
  const year = Math.trunc(civil / 10000) - Math.trunc(from / 10000) + 1;
  return { name, letter, year, month: Math.trunc(civil / 100) % 100, day: civil % 100 };
}

function eraDate(civil: number): string {
  if (civil === 0) return '';
  const { name, year, month, day } = inEra(civil);
  return `${name}${year === 1 ? '元' : year}年${month}月${day}日`;
}

function eraLetterDate(civil: number): string {
  if (civil === 0) return '';
  const { letter, year, month, day } = inEra(civil);
  return `${letter}${year}.${month}.${day}`;
}
