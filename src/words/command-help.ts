// The words of help about commands: what each is for, with examples.
import type { Localized } from '../rules/rule-book.js';

/** One-line summaries of the commands, and the commands to try first. */
export const COMMAND_HELP = {
  forecast: {
    summary: { en: 'renewals per fiscal year against capacity', ja: '年度別の更新件数と過不足' },
    examples: [
      'koshin forecast',
      'koshin forecast records.csv --capacity 44000',
      'koshin forecast records.csv --capacity 2025=44000,2026=60000',
      'koshin forecast records.csv --by office --suppress-below 10',
      'koshin forecast records.csv --format csv --lang ja -o forecast.csv',
      'koshin forecast records.csv --lang ja -o forecast.xlsx',
      'koshin forecast --chart',
      'koshin forecast records.csv --lang ja -o chart.png',
    ],
  },
  learn: {
    summary: {
      en: 'take-up and lateness learned from the records, as assumptions for a scenario',
      ja: '記録から更新率と更新の時期を推定し、シナリオの仮定にする',
    },
    examples: [
      'koshin learn records.csv',
      'koshin learn records.csv --since 24',
      'koshin learn records.csv --older records-2025.csv',
      'koshin learn records.csv --format yaml -o assumptions.yaml',
      'koshin learn counts.csv --actuals came.csv --leaves-per-year 0.04',
      'koshin learn renewals-a.json renewals-b.json',
    ],
  },
  tally: {
    summary: {
      en: 'counts alone, for a prefecture or the nation to add up',
      ja: '都道府県や国で合算するための件数だけの集計',
    },
    examples: [
      'koshin tally records.csv -o part.json',
      'koshin tally records.csv --by office --suppress-below 10 -o part.json',
      'koshin forecast --tally part-a.json part-b.json --capacity 90000',
      'koshin tally --tally part-a.json part-b.json -o prefecture.json',
      'koshin tally --learn records.csv --as-of 2026-11-01 -o renewals-a.json',
    ],
  },
  sql: {
    summary: {
      en: 'the same count as a query, where the records lie in a database',
      ja: 'データベースの記録を同じように数える問合せ (SQL)',
    },
    examples: [
      'koshin sql --dialect postgres --table ward.records --as-of 2026-11-01 > tally.sql',
      'psql --csv -q -f tally.sql > tally.csv && koshin forecast --tally tally.csv',
      'koshin sql --dialect duckdb --table records --columns status,applied_on --as-of 2026-11-01',
    ],
  },
  explain: {
    summary: { en: 'how the law gives the expiries of one record', ja: '1件の有効期限の計算過程' },
    examples: [
      'koshin explain --birth-date 1990-10-10 --card-issued-on 2020-05-15',
      'koshin explain --birth-date 2010-05-02 --card-issued-on 2023-07-26 --format json',
    ],
  },
  check: {
    summary: { en: 'what is wrong in files of records', ja: '記録ファイルの点検' },
    examples: [
      'koshin check records.csv',
      'koshin check records.csv --rejects findings.csv',
      'koshin check --explain impossible-date',
    ],
  },
  verify: {
    summary: {
      en: 'the forecast against a published table, cell by cell',
      ja: '公表表との項目ごとの照合',
    },
    examples: [
      'koshin verify',
      'koshin verify records.csv --against table.json',
      'koshin verify records.csv --against last-year.csv --tolerance card=5,total=0.5%',
      'koshin verify records.csv --against last-year.csv --format md >> "$GITHUB_STEP_SUMMARY"',
    ],
  },
  compare: {
    summary: {
      en: 'two saved forecasts or plans, and why they differ',
      ja: '保存した二つの結果の比較と違いの理由',
    },
    examples: [
      'koshin forecast records.csv -o 2026.json',
      'koshin compare 2025.json 2026.json',
      'koshin compare 2025.json 2026.json --lang ja -o compare.xlsx',
    ],
  },
  reconcile: {
    summary: {
      en: 'the bridge from a published table to the law',
      ja: '公表値と法令による件数との差異の内訳',
    },
    examples: [
      'koshin reconcile fixtures/minato-even-birthdays.csv.gz',
      'koshin reconcile records.csv --format csv',
    ],
  },
  anonymize: {
    summary: {
      en: 'a safe file of records with the same figures',
      ja: '件数を変えずに記録を匿名化',
    },
    examples: [
      'koshin anonymize records.csv -o safe.csv',
      'koshin anonymize records.csv -o safe.csv --k 5 --drop-office',
    ],
  },
  plan: {
    summary: { en: 'scenarios side by side, with what waits', ja: 'シナリオの比較と繰越件数' },
    examples: [
      'koshin plan scenario.yaml',
      'koshin plan scenario.yaml records.csv --by month --format csv',
    ],
  },
  report: {
    summary: {
      en: 'everything on one page, to print and to hand round',
      ja: '報告書 (HTML、PDF、図) の作成',
    },
    examples: [
      'koshin report -o report.html',
      'koshin report scenario.yaml records.csv -o report.pdf --capacity 44000',
      'koshin report records.csv --chart months --lang en -o months.svg',
    ],
  },
  app: {
    summary: {
      en: 'the program as one page for a PC without Node.js and network',
      ja: 'Node.js も通信もない PC で使える、1ファイルのページの書き出し',
    },
    examples: ['koshin app -o koshin.html', 'koshin app --with records.csv -o plan.html'],
  },
  capacity: {
    summary: {
      en: 'open days, slots and capacity, and how many windows are enough',
      ja: '開庁日数・予約枠・予約可能件数と必要な窓口数',
    },
    examples: [
      'koshin capacity scenario.yaml',
      'koshin capacity scenario.yaml records.csv --vary saturdays',
    ],
  },
  simulate: {
    summary: {
      en: 'day by day: how long people wait, and whose documents end meanwhile',
      ja: '1日ごとの模擬計算: 待ち日数・待ち件数・待つ間に満了する件数',
    },
    examples: [
      'koshin simulate scenario.yaml',
      'koshin simulate scenario.yaml records.csv --by month --format csv',
      'koshin simulate scenario.yaml records.csv --runs 1000 --seed 7',
    ],
  },
  init: {
    summary: {
      en: 'a commented scenario file to begin with',
      ja: '書き方の説明付きシナリオファイルの作成',
    },
    examples: ['koshin init', 'koshin init plan.yaml --lang ja', 'koshin init - > scenario.yaml'],
  },
  backtest: {
    summary: {
      en: 'what would have been forecast, against what came',
      ja: '過去の時点での見込みと実績の比較',
    },
    examples: [
      'koshin backtest counts.csv --actuals actuals.csv',
      'koshin backtest extract-of-march-2024.csv --actuals actuals.csv --format json',
      'koshin backtest extract.csv --bands',
    ],
  },
  expand: {
    summary: { en: 'records from counts of cards', ja: '枚数の表から記録を作成' },
    examples: [
      'koshin expand counts.csv | koshin forecast -',
      'koshin expand counts.csv --unit --seed 7 -o records.csv',
    ],
  },
  complete: {
    summary: { en: 'shell completion script', ja: 'シェル補完スクリプト' },
    examples: ['source <(koshin complete bash)'],
  },
} as const satisfies Record<string, { summary: Localized; examples: readonly string[] }>;

/** Name of a command. */
export type CommandName = keyof typeof COMMAND_HELP;
