// Names of columns and sheets are shown where they are known, nearly known, or made of words of headers; nothing else is.
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { columnPlace, placeNamed, shownNames } from '../../src/records/shown-names.js';
import { repositoryAliases, repositoryJson } from '../support/law.js';

const isShown = shownNames(repositoryAliases(), distance);

describe('shown', () => {
  it.each([
    [
      'known',
      '発行日',
      'birth_date',
      ' Card Issued On ',
      'セイネンガッピ',
      '署名用電子証明書発行日',
    ],
    ['nearly known', 'birth_dat', 'card_isued_on', '利用者証明用電子証明書發行日', '生年月目'],
    ['of usual words', '備考', '備考2', '状態コード', '更新日時', 'memo', 'ward note', 'updatedAt'],
    [
      'of usual words',
      '住民状態',
      '携帯アプリ',
      '住所地特例',
      '申請受付番号',
      'shoe_size',
      '（予備）1',
    ],
    ['names of sheets', 'Sheet1', '記録', '令和5年度', '4月分', '今月分', 'データ', '一覧表'],
  ])('%s', (_, ...names) => {
    for (const name of names) expect([name, isShown(name)]).toEqual([name, true]);
  });

  it.each([
    ['people', 'tanaka-taro', '田中', '保留 田中', '田中さん分', 'Yamada memo', '村上', 'T. S.'],
    [
      'a known header and a name',
      ...[
        '佐藤発行日',
        '鈴木生年月日',
        '発行日田中',
        '佐藤カード有効期限',
        '渡辺office',
        '花子生年月日',
      ],
      ...[
        '李発行日',
        '森年月日',
        '発李日',
        '有効期限林',
        'lioffice',
        'officeli',
        '佐藤 発行日',
        '佐藤_発行日',
      ],
    ],
    ['dates and numbers', '1990-10-10', '12345', '0312345678', 'memo 1234567', '2020年05月15日'],
    ['other words', 'zqmemox1', '芝公園', 'a', '', '-', 'x'.repeat(61)],
  ])('not: %s', (_, ...names) => {
    for (const name of names) expect([name, isShown(name)]).toEqual([name, false]);
  });

  it('no surname of the dictionary before or behind a known header', () => {
    const { person_names: names } = repositoryJson('data/privacy.json') as {
      readonly person_names: { readonly surnames: string };
    };
    const surnames = names.surnames.split(/[\s:,;/]+/).filter((each) => /^\p{L}+$/u.test(each));
    const shown = surnames.flatMap((each) =>
      ['発行日', '生年月日', 'カード有効期限'].flatMap((header) =>
        [each + header, header + each].filter(isShown),
      ),
    );
    expect(shown).toEqual([]);
  });

  it('no surname of the dictionary, alone or with a common given name', () => {
    const { person_names: names } = repositoryJson('data/privacy.json') as {
      readonly person_names: { readonly surnames: string };
    };
    const surnames = names.surnames.split(/[\s:,;/]+/).filter((each) => /^\p{L}+$/u.test(each));
    expect(surnames.length).toBeGreaterThan(1900);
    const given = ['', '子', '一', '明', '太郎', '花子', '和子', 'taro', 'hanako', 'タロウ'];
    const shown = surnames.flatMap((each) =>
      given.map((name) => each + name).filter((name) => isShown(name) || isShown(`${each} 様`)),
    );
    expect(shown).toEqual([]);
  });
});

it('a place is read as it is named', () => {
  for (const index of [0, 4, 25, 26, 701, 702]) {
    expect(placeNamed(columnPlace(index, undefined))).toBe(index);
    expect(placeNamed(columnPlace(index, 'Sheet1'))).toBe(index);
  }
  expect(columnPlace(4, 'Sheet1')).toBe('(E)');
  expect(placeNamed('5')).toBeUndefined();
});
