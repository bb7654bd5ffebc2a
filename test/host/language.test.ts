// The language of messages follows the environment, else the system.
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/host/node-host.js';

const never = () => {
  throw new Error('the system is asked only where the environment says nothing');
};

describe('the language of the locale', () => {
  it.each([
    [{ LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja'],
    [{ LC_MESSAGES: 'ja', LANG: 'C' }, 'ja'],
    [{ LC_ALL: '', LANG: 'ja_JP' }, 'ja'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'jam_JM' }, 'en'],
  ])('is that of the environment: %o', (environment, language) => {
    expect(languageOf(environment, never)).toBe(language);
  });

  it.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['en-US', 'en'],
  ])('is that of the system where the environment names none: %s', (locale, language) => {
    expect(languageOf({}, () => locale)).toBe(language);
  });
});
