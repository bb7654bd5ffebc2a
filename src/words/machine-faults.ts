// The words of faults that the machine is at: what cannot be written, and what is too large for it.
import type { Localized } from '../rules/rule-book.js';

export const MACHINE_FAULT_WORDS = {
  'input-text-too-large': {
    en: '{file}: at most {limit} MiB of such a file can be held at once; it may be another file than meant: results, tallies, layouts and scenarios are small',
    ja: '{file}: このファイルは一度に {limit} MiB までしか読めません。結果、集計、レイアウト、シナリオのファイルは小さいため、別のファイルではないか確かめてください',
  },
  'input-out-of-memory': {
    en: 'the memory is not enough for these files; allow more with NODE_OPTIONS=--max-old-space-size=4096, or count the files one by one and add them up (koshin tally)',
    ja: 'これらのファイルにはメモリーが足りません。NODE_OPTIONS=--max-old-space-size=4096 でメモリーを増やすか、ファイルごとに集計して合算 (koshin tally) してください',
  },
  'input-changed': {
    en: '{file}: was written to while it was read, so nothing is counted; wait until it is complete, or read a copy',
    ja: '{file}: 読み取り中に書き換えられたため、集計しません。書き込みが終わってから、またはコピーを読み取ってください',
  },
  'input-too-many-scenarios': {
    en: '{file}: {found} scenarios are more than the memory holds at once, which is {most}; put them into several files, or allow more memory with NODE_OPTIONS=--max-old-space-size=4096',
    ja: '{file}: シナリオが {found} 件あります。一度にメモリーに収まるのは {most} 件までです。ファイルを分けるか、NODE_OPTIONS=--max-old-space-size=4096 でメモリーを増やしてください',
  },
  'input-too-many-offices': {
    en: 'the column of offices holds more than {most} different values; offices are few, so these may be addresses, names or numbers, which belong in no result; map the column of offices (--map), or leave this one out (--ignore-column)',
    ja: '支所の列に {most} を超える種類の値があります。支所の数としては多すぎ、住所・氏名・番号など、結果に出してはならないものと考えられます。支所の列を --map で指定するか、この列を --ignore-column で除いてください',
  },
  'privacy-office-number': {
    en: 'the column of offices holds a value of ten digits or more, which may be a My Number or a telephone number and belongs in no result; map the column of offices (--map), or leave this one out (--ignore-column)',
    ja: '支所の列に、数字が10桁以上ある値があります。個人番号や電話番号かもしれず、結果に出してはならないものです。支所の列を --map で指定するか、この列を --ignore-column で除いてください',
  },
  'output-is-input': {
    en: '{file}: this is one of the inputs and is never overwritten; choose another name',
    ja: '{file}: 入力ファイルなので上書きしません。別の名前を指定してください',
  },
  'output-failed': {
    en: '{file}: the result cannot be written ({reason}); no half-written file is left; free some space or choose another place',
    ja: '{file}: 結果を書き込めません ({reason})。書きかけのファイルは残していません。空き容量を確かめるか、別の場所を指定してください',
  },
  'output-no-scratch': {
    en: '{folder}: there is no room for temporary files ({reason}), which hold what is larger than the memory; free some space, or name another folder in the environment variable TMPDIR',
    ja: '{folder}: メモリーに収まらない分を置く一時ファイルを作れません ({reason})。空き容量を確かめるか、環境変数 TMPDIR で別のフォルダーを指定してください',
  },
  'output-is-folder': {
    en: '{file}: this is a folder; name the file to write in it',
    ja: '{file}: フォルダーです。書き出すファイルの名前まで指定してください',
  },
  'output-no-folder': {
    en: '{file}: the result cannot be written there: the folder does not exist or is not yours to write to ({reason}); choose another place',
    ja: '{file}: そこには書き込めません。フォルダーがないか、書き込む権限がありません ({reason})。別の場所を指定してください',
  },
  'output-not-printed': {
    en: '{browser}: the browser made no PDF or PNG; name another in KOSHIN_CHROMIUM, or write .html and print that from any browser, or .svg',
    ja: '{browser}: PDF や PNG を作成できませんでした。環境変数 KOSHIN_CHROMIUM で別のブラウザーを指定するか、.html で書き出してブラウザーから印刷するか、.svg で書き出してください',
  },
} as const satisfies Readonly<Record<string, Localized>>;
