// Compound files are told by the names of their streams: workbooks of the old form, locked files, documents.
import { describe, expect, it } from 'vitest';
import { compoundKind } from '../../../src/read/workbook/compound-file.js';

const SECTOR = 512;
const END = 0xfffffffe;

/** A compound file whose directory, over as many sectors as it takes, names these streams. Every other sector is skipped. */
function compound(names: readonly string[]): Uint8Array {
  const sectors = Math.ceil(names.length / 4);
  const view = new DataView(new ArrayBuffer(SECTOR * (2 + sectors * 2)));
  const bytes = new Uint8Array(view.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (let index = 0; index < 109; index += 1)
    view.setUint32(76 + index * 4, index === 0 ? 0 : END, true);
  for (let index = 0; index < sectors; index += 1) {
    const next = index === sectors - 1 ? END : 3 + index * 2;
    view.setUint32(SECTOR + (1 + index * 2) * 4, next, true);
  }
  names.forEach((name, index) => {
    const entry = SECTOR * (2 + Math.floor(index / 4) * 2) + (index % 4) * 128;
    [...name].forEach((letter, at) => {
      view.setUint16(entry + at * 2, letter.charCodeAt(0), true);
    });
    view.setUint16(entry + 64, (name.length + 1) * 2, true);
  });
  return bytes;
}

describe('a compound file', () => {
  const many = Array.from({ length: 9 }, (_, index) => `stream ${index}`);
  it.each([
    ['old-workbook', ['Root Entry', 'Workbook']],
    ['old-workbook', ['Root Entry', 'Book']],
    ['old-workbook', ['Root Entry', ...many, 'Workbook']],
    ['locked-office', ['Root Entry', 'EncryptionInfo', 'EncryptedPackage']],
    ['word', ['Root Entry', 'WordDocument']],
    ['old-office', ['Root Entry', ...many]],
    ['old-office', []],
  ])('is %s with %j', (kind, names) => {
    expect(compoundKind(compound(names))).toBe(kind);
  });

  it('that is cut off, or leads in circles, is one all the same', () => {
    const whole = compound(['Root Entry', ...many, 'Workbook']);
    for (let length = 0; length < whole.length; length += 37) {
      expect(['old-office', 'old-workbook']).toContain(compoundKind(whole.subarray(0, length)));
    }
    const circle = compound(['Root Entry']);
    new DataView(circle.buffer).setUint32(SECTOR + 4, 1, true);
    expect(compoundKind(circle)).toBe('old-office');
  });
});
