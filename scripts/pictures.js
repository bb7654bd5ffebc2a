// Makes the pictures of the printed report that the READMEs show, one in each language; needs Chromium and poppler.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'koshin-pictures-'));
try {
  for (const language of ['ja', 'en']) {
    const pdf = join(folder, `${language}.pdf`);
    const records = 'fixtures/minato-even-birthdays.csv.gz';
    const args = ['bin/koshin.js', 'report', records, '--lang', language, '-o', pdf];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const picture = join(root, `docs/images/report-${language}`);
    execFileSync('pdftoppm', ['-r', '100', '-png', '-singlefile', '-l', '1', pdf, picture]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
