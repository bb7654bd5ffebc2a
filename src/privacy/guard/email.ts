// E-mail addresses within a cell.

const DOMAIN = /[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/y;

export function hasEmail(cell: string): boolean {
  for (let at = cell.indexOf('@'); at !== -1; at = cell.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1;
    if (at > 0 && /[A-Za-z0-9._%+-]/.test(cell[at - 1] as string) && DOMAIN.test(cell)) return true;
  }
  return false;
}
