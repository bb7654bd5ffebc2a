// The generated pages are what code and data give, and every link between the documents leads somewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function pages(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? pages(join(folder, entry.name))
      : entry.name.endsWith('.md')
        ? [join(folder, entry.name)]
        : [],
  );
}

describe('documents', () => {
  it('are generated from what is there now', { timeout: 60_000 }, () => {
    const check = () =>
      execFileSync(process.execPath, ['scripts/docs.js', '--check'], { cwd: root, stdio: 'pipe' });
    expect(check).not.toThrow();
  });

  it.each([...pages('docs'), 'CHANGELOG.md', 'CONTRIBUTING.md'])(
    '%s links to what exists',
    (page) => {
      const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
      for (const [, link] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
        if (link?.includes('://')) continue;
        expect(existsSync(join(root, dirname(page), link as string)), `${page}: ${link}`).toBe(
          true,
        );
      }
    },
  );

  it('name only source files that exist', () => {
    for (const page of [...pages('docs'), 'CONTRIBUTING.md']) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const [path] of text.matchAll(
        /\b(?:src|data|scripts)\/[\w./-]+\.(?:ts|js|json|csv)\b/g,
      )) {
        if (path.endsWith('/NAME.ts')) continue;
        expect(existsSync(join(root, path)), `${page}: ${path}`).toBe(true);
      }
    }
  });
});
