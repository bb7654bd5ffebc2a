// Writes the surnames and given names of data/privacy.json from the lists of a free data set, given as its folder.
//
// node scripts/person-names.js FOLDER, where FOLDER holds last_name_org.csv, first_name_man_opti.csv, … of
// japanese-personal-name-dataset 0.4.0 (MIT).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node scripts/person-names.js FOLDER');

/** @param {string} name */
const rows = (name) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
/** @param {string} kana */
const inKatakana = (kana) =>
  kana.replace(/[ぁ-ゖ]/g, (character) =>
    String.fromCharCode((character.codePointAt(0) ?? 0) + 0x60),
  );

/* How often a character stands at the beginning, within and at the end of frequent given names. */
const places = { first: new Map(), middle: new Map(), last: new Map(), single: new Map() };
/** @param {Map<string, number>} counts @param {string} character */
const count = (counts, character) => counts.set(character, (counts.get(character) ?? 0) + 1);
const readings = new Set();
for (const name of ['first_name_man_opti.csv', 'first_name_woman_opti.csv']) {
  for (const [reading = '', , ...writings] of rows(name)) {
    readings.add(inKatakana(reading));
    for (const writing of writings) {
      const characters = [...writing];
      if (characters.length === 1) count(places.single, writing);
      else
        characters.forEach((character, index) => {
          if (index === 0) count(places.first, character);
          else count(index === characters.length - 1 ? places.last : places.middle, character);
        });
    }
  }
}

/** The most frequent characters that make up a share of all. @param {Map<string, number>} counts @param {number} share */
function frequent(counts, share) {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const all = sorted.reduce((sum, [, times]) => sum + times, 0);
  let covered = 0;
  const kept = [];
  for (const [character, times] of sorted) {
    if (covered >= share * all) break;
    covered += times;
    kept.push(character);
  }
  return kept.join('');
}

const path = join(root, 'data/privacy.json');
const data = JSON.parse(readFileSync(path, 'utf8'));
data.person_names = {
  source:
    'japanese-personal-name-dataset 0.4.0 (shuheilocale): last_name_org.csv, first_name_man_opti.csv, first_name_woman_opti.csv. 姓とその読み (推計人口は除く)、多い名の読み、名の表記に用いられる字。scripts/person-names.js が書く。',
  licence: readFileSync(join(folder, 'LICENSE'), 'utf8').replace(/\s+/g, ' ').trim(),
  surnames: rows('last_name_org.csv')
    .map(([kanji, , reading = '']) => `${kanji}${inKatakana(reading)}`)
    .join(' '),
  given_readings: [...readings].sort().join(' '),
  given_kanji: {
    first: frequent(places.first, 0.95),
    middle: frequent(places.middle, 0.9),
    last: frequent(places.last, 0.95),
    single: [...places.single.keys()].sort().join(''),
  },
};
writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`);
