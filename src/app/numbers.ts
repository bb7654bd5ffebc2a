// Numbers as people type them, and shares as percentages.

/** A number as people write it, full-width or with separators; undefined for a blank or no number. */
export function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(',', '').replace(/%$/, '').trim();
  const number = Number(plain);
  return plain === '' || Number.isNaN(number) ? undefined : number;
}

/** Whether a text is one, and no number. */
export function isNoNumber(text: string): boolean {
  return text.trim() !== '' && numberIn(text) === undefined;
}

/** A percentage as a share, without the dust that dividing by a hundred leaves. */
export function shareOf(percent: number): number {
  return Number((percent / 100).toFixed(6));
}

/** A share as a percentage, to a tenth. */
export function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}
