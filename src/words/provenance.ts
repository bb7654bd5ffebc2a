// Where figures come from, as notes tell it.
import type { Localized } from '../rules/rule-book.js';

export const PROVENANCE_WORDS = {
  madeBy: {
    en: 'Made by {tool}, rules {rules}.',
    ja: '{tool}、法令データ{rules}版により作成。',
  },
  inputRead: {
    en: 'Read: {path}, {bytes} bytes, SHA-256 {sha256}.',
    ja: '入力: {path}、{bytes}バイト、SHA-256 {sha256}。',
  },
  example: { en: 'Example: invented people', ja: '※同梱の架空データによる例' },
  optionsInEffect: { en: 'Options in effect: {list}.', ja: '有効なオプション: {list}。' },
} as const satisfies Record<string, Localized>;
