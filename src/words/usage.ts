// The words of faults that the argument parser finds, and of the help around options.
import type { Localized } from '../rules/rule-book.js';

/** Faults by the argument parser's own stable code. */
export const USAGE_WORDS: Readonly<Record<string, Localized>> = {
  'commander.unknownCommand': {
    en: 'there is no command {name}',
    ja: 'コマンド {name} はありません',
  },
  'commander.unknownOption': {
    en: 'there is no option {name}',
    ja: 'オプション {name} はありません',
  },
  'commander.optionMissingArgument': {
    en: 'the option {name} needs a value',
    ja: 'オプション {name} に値が必要です',
  },
  'commander.missingMandatoryOptionValue': {
    en: 'the option {name} is needed',
    ja: 'オプション {name} が必要です',
  },
  'commander.missingArgument': {
    en: 'the argument {name} is missing',
    ja: '引数 {name} がありません',
  },
  'commander.excessArguments': {
    en: 'more arguments than the command takes',
    ja: '引数が多すぎます',
  },
  'commander.invalidArgument': {
    en: 'the value of {name} is none of those allowed: {allowed}',
    ja: '{name} の値が使えません。使える値は {allowed} です',
  },
};

export const USAGE_SUGGESTION: Localized = {
  en: ' (did you mean {near}?)',
  ja: ' ({near} のことですか)',
};

export const HELP_HINT: Localized = {
  en: '. koshin help lists the commands, koshin help COMMAND its options.',
  ja: '。koshin help でコマンド、koshin help コマンド でオプションの一覧を表示します。',
};

/** The headings of the help pages. */
export const HELP_TITLES: Readonly<Record<string, Localized>> = {
  'Usage:': { en: 'Usage:', ja: '使い方:' },
  'Arguments:': { en: 'Arguments:', ja: '引数:' },
  'Options:': { en: 'Options:', ja: 'オプション:' },
  'Commands:': { en: 'Commands:', ja: 'コマンド:' },
};

/** Choices and defaults of options in the help. */
export const OPTION_NOTES = {
  choices: { en: 'choices: {list}', ja: '値: {list}' },
  default: { en: 'default: {value}', ja: '既定: {value}' },
} as const satisfies Record<string, Localized>;

/** The command of a plan without a scenario file. */
export const NO_SCENARIO = {
  en: 'a scenario file is missing; koshin init RECORDS writes one that fits your records (koshin init alone, an example), and says how to go on',
  ja: 'シナリオファイルを指定してください。koshin init 記録のファイル で記録に合うひな形が作られ、次の手順が表示されます (koshin init だけなら例)',
} as const satisfies Localized;
