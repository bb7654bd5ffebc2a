// The words of the way from a published table to the law.
import { HEADINGS } from '../records/headings.js';
import type { ReconcileStep } from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';

export const STEP_WORDS = {
  'issue-year': { en: 'issue-year shortcut', ja: '発行年度による概算' },
  birthdays: { en: '+ birthdays', ja: '+ 誕生日' },
  minors: { en: '+ minors’ cards', ja: '+ 未成年のカード' },
  certificates: { en: '+ certificates’ own dates', ja: '+ 電子証明書の発行日' },
  repeats: { en: '+ all repeat renewals = law', ja: '+ 以後のすべての更新 = 法令' },
} as const satisfies Record<ReconcileStep, Localized>;

/** The same where a row stands by itself: all that its figures take into account. */
export const COUNTED_WORDS = {
  published: HEADINGS.published,
  'issue-year': STEP_WORDS['issue-year'],
  birthdays: { en: 'with birthdays', ja: '誕生日を反映' },
  minors: { en: 'with minors’ cards too', ja: '未成年のカードも反映' },
  certificates: { en: 'with certificates’ own dates too', ja: '電子証明書の発行日も反映' },
  repeats: { en: 'with all repeat renewals too: the law', ja: '以後のすべての更新も反映 (法令)' },
} as const satisfies Record<ReconcileStep | 'published', Localized>;

export const RECONCILE_WORDS = {
  bridge: {
    en: 'From “{title}” to the law: totals by fiscal year',
    ja: '「{title}」から法令による件数まで (合計件数)',
  },
  publishedTotal: { en: 'published', ja: '公表値' },
  stepChange: { en: '  change', ja: '  増減' },
  lawSurplus: { en: 'surplus/deficit by law', ja: '過不足 (法令)' },
  publishedSurplus: { en: 'surplus/deficit published', ja: '過不足 (公表値)' },
  lawPercent: { en: 'total ÷ capacity by law', ja: '合計÷予約可能件数 (法令)' },
  turnedToDeficit: {
    en: 'Printed as a surplus, a deficit under the law: {list}.',
    ja: '公表では余裕があるが、法令によれば不足する年度: {list}。',
  },
  turnedItem: {
    en: '{fiscal} ({before}, by law {law}, {percent})',
    ja: '{fiscal} ({before}、法令では {law}、{percent})',
  },
  turnedItemNoPercent: {
    en: '{fiscal} ({before}, by law {law})',
    ja: '{fiscal} ({before}、法令では {law})',
  },
  turnedToSurplus: {
    en: 'Printed as a deficit, a surplus under the law: {list}.',
    ja: '公表では不足するが、法令によれば余裕がある年度: {list}。',
  },
  otherRecords: { en: '  other records', ja: '  記録の相違' },
  tableIsLaw: {
    en: 'The table’s totals are already those by law, so there is nothing between them.',
    ja: '表の合計は、どの年度も法令による件数と同じであり、増減はない。',
  },
  shortcutBesideLaw: {
    en: 'The steps set the shortcut against the law on the same records.',
    ja: '各段は同じ記録での概算と法令の比較である。',
  },
  capacityApart: {
    en: 'The published surpluses and deficits are at the table’s capacity, those by law at the capacity given: {list}.',
    ja: '過不足は、公表値では表の予約可能件数、法令では指定した予約可能件数による ({list})。',
  },
  capacityApartItem: {
    en: '{published} and {given}',
    ja: '{published}件と{given}件',
  },
  capacityApartYear: {
    en: '{fiscal} {published} and {given}',
    ja: '{fiscal} {published}件と{given}件',
  },
  judgedAtTable: {
    en: 'To see what the law changes, both are judged at the table’s capacity in what follows.',
    ja: '法令による違いだけを見るため、以下では両方を表の予約可能件数で比べる。',
  },
  notTheTable: {
    en: 'The records do not reproduce the table by the shortcut, so its surpluses are not theirs. What follows sets the shortcut against the law on the same records.',
    ja: 'この記録から概算で求めた件数は公表値と一致しないため、公表の過不足とは比べない。以下は同じ記録での概算と法令の比較である。',
  },
  shortcutToDeficit: {
    en: 'A surplus by the shortcut, a deficit under the law: {list}.',
    ja: '概算では余裕があるが、法令によれば不足する年度: {list}。',
  },
  shortcutToSurplus: {
    en: 'A deficit by the shortcut, a surplus under the law: {list}.',
    ja: '概算では不足するが、法令によれば余裕がある年度: {list}。',
  },
  shortcutNothing: {
    en: 'Shortcut and law agree in every year on surplus or deficit.',
    ja: '過不足の別は、どの年度も概算と法令で変わらない。',
  },
  nothingTurned: {
    en: 'Every printed surplus is a surplus under the law, and every printed deficit a deficit.',
    ja: '公表値の過不足の別は、どの年度も法令による計算と変わらない。',
  },
  whyBirthdays: {
    en: 'The shortcut moves whole fiscal years of issue by the terms. By law a term ends on a birthday, which falls up to a year earlier.',
    ja: '概算は発行年度に有効年数を加える。法令では誕生日に満了するため、最大1年早く到来する。',
  },
} as const satisfies Record<string, Localized>;
