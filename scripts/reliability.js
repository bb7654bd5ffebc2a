// Runs the program where it is killed, where the disk is full, where inputs change; writes what came of it into docs/reliability.md.
//
// node scripts/reliability.js [--seed N] [--quick], with --quick a tenth of it and no page
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(root, 'bin/koshin.js');
const quick = process.argv.includes('--quick');
const seed = Number(process.argv[process.argv.indexOf('--seed') + 1]) || 1;
const folder = fs.mkdtempSync(join(tmpdir(), 'koshin-reliability-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const at = (/** @type {string} */ name) => join(folder, name);

let state = seed;
/** A number from 0 to below 1. */
function random() {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
  return state / 0x80_00_00_00;
}

const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
/** @param {number} rows */
function records(rows) {
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `${1930 + ((row * 7) % 70)}-${two(1 + (row % 12))}-${two(1 + (row % 28))},${2016 + (row % 9)}-${two(1 + ((row * 5) % 12))}-${two(1 + ((row * 11) % 28))},${'ABCDE'[row % 5]}\n`,
  );
  return `birth_date,card_issued_on,office\n${lines.join('')}`;
}

/**
 * @typedef {object} Options
 * @property {NodeJS.Signals} [signal]
 * @property {number} [after] milliseconds
 * @property {number} [blocks] what a file may have, of 1,024 bytes
 * @property {boolean} [asNobody]
 * @property {() => boolean} [killWhen] is asked again and again while it runs
 * @property {() => void} [meanwhile] is called again and again while it runs
 */
/** @param {readonly string[]} args @param {Options} [options] @returns {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string, ms: number }>} */
function run(args, { signal, after, blocks, asNobody, killWhen, meanwhile } = {}) {
  return new Promise((resolve) => {
    const command =
      blocks === undefined
        ? [process.execPath, launcher, ...args]
        : [
            'bash',
            '--norc',
            '-c',
            `ulimit -f ${blocks}; exec "$@"`,
            'bash',
            process.execPath,
            launcher,
            ...args,
          ];
    const begun = performance.now();
    const child = spawn(/** @type {string} */ (command[0]), command.slice(1), {
      cwd: folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TMPDIR: folder },
      ...(asNobody && process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }),
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const timer = signal === undefined ? undefined : setTimeout(() => child.kill(signal), after);
    const ticking = meanwhile === undefined ? undefined : setInterval(meanwhile, 5);
    const asking =
      killWhen === undefined
        ? undefined
        : setInterval(() => {
            if (killWhen()) child.kill('SIGKILL');
          }, 1);
    child.on('close', (code, ended) => {
      clearTimeout(timer);
      clearInterval(asking);
      clearInterval(ticking);
      resolve({ code, signal: ended, stdout, stderr, ms: performance.now() - begun });
    });
  });
}

const contentOf = (/** @type {string} */ path) =>
  fs.existsSync(path) ? createHash('sha256').update(fs.readFileSync(path)).digest('hex') : 'none';
const temporary = () => fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'));

fs.writeFileSync(at('records.csv'), records(quick ? 20_000 : 150_000));
fs.writeFileSync(
  at('plan.yaml'),
  'fiscal_years: [2026, 2028]\nscenarios:\n  - name: a\n    capacity: 100\n',
);

/** What is written, and how. @type {readonly (readonly [string, readonly string[]])[]} */
const WRITES = [
  ['out.csv', ['forecast', 'records.csv', '--by', 'month']],
  ['out.xlsx', ['forecast', 'records.csv', '--by', 'office']],
  ['out.json', ['tally', 'records.csv', '--by', 'office']],
  ['safe.csv', ['anonymize', 'records.csv', '--drop-office']],
  ['out.html', ['report', 'records.csv']],
  ['plan.json', ['plan', 'plan.yaml', 'records.csv']],
];

/** @typedef {{ en: string, ja: string, runs: number, old: number, whole: number, other: number, said: string }} Line */
/** @type {Line[]} */
const lines = [];
/** @type {string[]} */
const broken = [];
/** A kind of trial: after each run its output must be the old one or the new one. @param {string} en @param {string} ja */
function kind(en, ja) {
  const line = { en, ja, runs: 0, old: 0, whole: 0, other: 0, said: '' };
  lines.push(line);
  /** @param {boolean} isOld @param {boolean} isNew @param {string} what */
  const note = (isOld, isNew, what) => {
    line.runs += 1;
    if (isNew) line.whole += 1;
    else if (isOld) line.old += 1;
    else {
      line.other += 1;
      broken.push(`${en}: ${what}`);
    }
  };
  return { line, note };
}
/** Neither a bug nor an abort, and a message where it failed. @param {{ code: number | null, stderr: string }} result */
const isAnswered = ({ code, stderr }) =>
  code !== 70 && code !== 134 && code !== null && (code === 0 || /^koshin: /m.test(stderr));

/** What each command writes undisturbed, and how long it takes. */
const wholes = new Map();
for (const [name, args] of WRITES) {
  await run([...args, '-o', name]);
  const { ms, code, stderr } = await run([...args, '-o', name]);
  if (code !== 0) throw new Error(stderr);
  wholes.set(name, { sha: contentOf(at(name)), ms });
}

async function kills() {
  const { line, note } = kind(
    'killed (SIGKILL) at a random moment',
    '任意の時点で強制終了 (SIGKILL)',
  );
  let left = 0;
  for (let turn = 0; turn < (quick ? 6 : 100); turn += 1) {
    const [name, args] = /** @type {readonly [string, readonly string[]]} */ (
      WRITES[turn % WRITES.length]
    );
    const { sha, ms } = wholes.get(name);
    fs.writeFileSync(at(name), 'old');
    const old = contentOf(at(name));
    // Half of them at any moment, half of them soon after the writing has begun.
    const after = random() * ms * 1.3;
    const wait = random() * 12;
    let begun = 0;
    /** @type {Options} */
    const disturbed =
      turn % 4 < 2
        ? { signal: 'SIGKILL', after }
        : {
            killWhen: () => {
              if (begun === 0 && temporary().length > 0) begun = performance.now();
              return begun > 0 && performance.now() - begun >= wait;
            },
          };
    await run([...args, '-o', name], disturbed);
    const now = contentOf(at(name));
    note(now === old, now === sha, `${name} after ${after} ms`);
    left += temporary().length;
    if (temporary().length === 0) continue;
    const next = await run([...args, '-o', name]);
    if (next.code !== 0 || contentOf(at(name)) !== sha || temporary().length > 0)
      broken.push(`${name}: the next run left ${temporary()}`);
  }
  line.said = `${left}`;
}

async function interrupts() {
  const { note } = kind('interrupted (SIGINT, SIGTERM)', '中断 (SIGINT、SIGTERM)');
  for (let turn = 0; turn < (quick ? 2 : 20); turn += 1) {
    const [name, args] = /** @type {readonly [string, readonly string[]]} */ (
      WRITES[turn % WRITES.length]
    );
    const { sha, ms } = wholes.get(name);
    fs.writeFileSync(at(name), 'old');
    const old = contentOf(at(name));
    const signal = turn % 2 === 0 ? 'SIGINT' : 'SIGTERM';
    await run([...args, '-o', name], { signal, after: random() * ms });
    const now = contentOf(at(name));
    const isClean = temporary().length === 0;
    note(isClean && now === old, isClean && now === sha, `${signal} ${name}`);
    for (const each of temporary()) fs.rmSync(at(each));
  }
}

async function fullDisk() {
  const limited = kind('a file may not grow (a limit on sizes)', 'ファイルの大きさの上限に達する');
  for (const [name, args] of WRITES) {
    const size = fs.statSync(at(name)).size;
    await run([...args, '-o', name]);
    const { size: whole } = fs.statSync(at(name));
    fs.writeFileSync(at(name), 'old');
    const old = contentOf(at(name));
    const result = await run([...args, '-o', name], { blocks: Math.floor(whole / 2 / 1024) });
    const isOld = contentOf(at(name)) === old && isAnswered(result) && temporary().length === 0;
    limited.note(
      isOld && result.code !== 0,
      false,
      `${name} ${size} ${result.code} ${result.stderr}`,
    );
  }
  const disk = at('disk');
  fs.mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12k', 'none', disk]).status === 0;
  if (!mounted) return;
  try {
    const full = kind('the disk is full', 'ディスクの空きがない');
    for (const [name, args] of WRITES) {
      const place = join(disk, name);
      fs.writeFileSync(place, 'old');
      const old = contentOf(place);
      fs.writeFileSync(join(disk, 'filler'), Buffer.alloc(8192));
      const result = await run([...args, '-o', place]);
      const isClean = fs.readdirSync(disk).every((each) => !each.endsWith('.tmp'));
      const isNew = contentOf(place) === wholes.get(name).sha && result.code === 0;
      full.note(
        contentOf(place) === old && result.code !== 0 && isAnswered(result) && isClean,
        isNew && isClean,
        `${name} ${result.code} ${result.stderr}`,
      );
      for (const each of fs.readdirSync(disk)) fs.rmSync(join(disk, each));
    }
  } finally {
    spawnSync('umount', [disk]);
  }
}

async function readOnly() {
  const { note } = kind('a folder that is not writable', '書き込めないフォルダー');
  const place = at('closed');
  fs.mkdirSync(place);
  fs.chmodSync(folder, 0o755);
  for (const [name, args] of WRITES) {
    fs.writeFileSync(join(place, name), 'old');
    fs.chmodSync(place, 0o555);
    const old = contentOf(join(place, name));
    const result = await run([...args, '-o', join('closed', name)], { asNobody: true });
    note(
      contentOf(join(place, name)) === old && result.code !== 0 && isAnswered(result),
      false,
      `${name} ${result.code} ${result.stderr}`,
    );
    fs.chmodSync(place, 0o755);
  }
}

async function links() {
  const { note } = kind('links as outputs', 'リンクへの出力');
  const [name, args] = /** @type {readonly [string, readonly string[]]} */ (WRITES[0]);
  const { sha } = wholes.get(name);
  const write = (/** @type {string} */ to) => run([...args, '-o', to]);
  fs.writeFileSync(at('target.csv'), 'old');
  fs.symlinkSync('target.csv', at('link.csv'));
  await write('link.csv');
  note(
    false,
    contentOf(at('target.csv')) === sha && fs.lstatSync(at('link.csv')).isSymbolicLink(),
    'a link',
  );
  fs.writeFileSync(at('one.csv'), 'old');
  fs.linkSync(at('one.csv'), at('other.csv'));
  await write('one.csv');
  note(
    false,
    contentOf(at('one.csv')) === sha && fs.readFileSync(at('other.csv'), 'utf8') === 'old',
    'a second name',
  );
  fs.symlinkSync('nowhere/x.csv', at('dangling.csv'));
  const dangling = await write('dangling.csv');
  note(
    isAnswered(dangling) && dangling.code !== 0,
    contentOf(at('dangling.csv')) === sha,
    `a link to nothing ${dangling.code} ${dangling.stderr}`,
  );
  fs.symlinkSync('records.csv', at('input.csv'));
  const before = contentOf(at('records.csv'));
  const input = await write('input.csv');
  note(input.code === 2 && contentOf(at('records.csv')) === before, false, 'a link to the input');
  fs.symlinkSync('.', at('here.csv'));
  const here = await write('here.csv');
  note(isAnswered(here) && here.code !== 0, false, `a link to a folder ${here.code}`);
}

async function pipes() {
  const { note } = kind('named pipes as inputs and outputs', '名前付きパイプの入出力');
  if (spawnSync('mkfifo', [at('in.csv'), at('pipe.csv')]).status !== 0) return;
  const feeder = spawn('bash', ['-c', 'cat records.csv > in.csv'], { cwd: folder });
  const fed = await run(['forecast', 'in.csv', '--by', 'month', '-o', 'fed.csv']);
  feeder.kill();
  note(
    false,
    fed.code === 0 && contentOf(at('fed.csv')) === wholes.get('out.csv').sha,
    `in ${fed.code} ${fed.stderr}`,
  );
  const reader = spawn('bash', ['-c', 'cat pipe.csv > piped.csv'], { cwd: folder });
  const done = new Promise((resolve) => reader.on('close', resolve));
  const out = await run(['forecast', 'records.csv', '--by', 'month', '-o', 'pipe.csv']);
  await done;
  note(
    false,
    out.code === 0 && contentOf(at('piped.csv')) === wholes.get('out.csv').sha,
    `out ${out.code} ${out.stderr}`,
  );
  const early = spawn('bash', ['-c', 'head -c 10 pipe.csv > /dev/null'], { cwd: folder });
  const left = await run(['forecast', 'records.csv', '--by', 'month', '-o', 'pipe.csv']);
  early.kill();
  note(false, isAnswered(left), `a reader that leaves ${left.code} ${left.stderr}`);
  const ended = spawn('bash', ['-c', 'head -c 5000 records.csv > in.csv'], { cwd: folder });
  const cut = await run(['forecast', 'in.csv', '-o', 'cut.csv']);
  ended.kill();
  note(
    isAnswered(cut) && cut.code !== 0 && !fs.existsSync(at('cut.csv')),
    cut.code === 0,
    `cut ${cut.code}`,
  );
}

async function changing() {
  const { line, note } = kind(
    'an input that grows or shrinks while it is read',
    '読み取り中に増減する入力',
  );
  let noticed = 0;
  for (let turn = 0; turn < (quick ? 2 : 24); turn += 1) {
    const [name, args] = /** @type {readonly [string, readonly string[]]} */ (
      WRITES[turn % WRITES.length]
    );
    const { ms } = wholes.get(name);
    fs.copyFileSync(at('records.csv'), at('moving.csv'));
    const moved = args.map((each) => (each === 'records.csv' ? 'moving.csv' : each));
    const reference = await run([...moved, '-o', name]);
    const whole = contentOf(at(name));
    fs.writeFileSync(at(name), 'old');
    const old = contentOf(at(name));
    const moment = performance.now() + ms * (0.2 + random() * 0.7);
    let isDone = false;
    const result = await run([...moved, '-o', name], {
      meanwhile: () => {
        if (isDone || performance.now() < moment) return;
        isDone = true;
        if (turn % 2 === 0)
          fs.appendFileSync(at('moving.csv'), '1990-01-01,2020-01-01,A\n'.repeat(9));
        else fs.truncateSync(at('moving.csv'), Math.floor(fs.statSync(at('moving.csv')).size / 2));
      },
    });
    const now = contentOf(at(name));
    if (result.code === 3) noticed += 1;
    // A change before the file was opened is no change.
    await run([...moved, '-o', name]);
    const changed = contentOf(at(name));
    note(
      now === old && result.code === 3 && isAnswered(result),
      (now === whole || now === changed) && result.code === 0 && reference.code === 0,
      `${name} turn ${turn} ${result.code} ${result.stderr}`,
    );
  }
  line.said = `${noticed}`;
}

for (const trial of [kills, interrupts, fullDisk, readOnly, links, pipes, changing]) await trial();

/** @param {'en' | 'ja'} language */
function page(language) {
  const say = (/** @type {string} */ en, /** @type {string} */ ja) => (language === 'en' ? en : ja);
  const left = lines[0]?.said;
  const noticed = lines.at(-1)?.said;
  return [
    '<!-- Written by scripts/reliability.js; npm run reliability writes it anew. -->',
    say(
      '# The old result whole, or the new one whole',
      '# 結果は前のものか新しいもの、いずれも全体で残る',
    ),
    say(
      'A result is written to a temporary file beside its place and renamed when it is complete. This page is generated: each line is so many runs of the program, disturbed as told, over a result that was there before. 日本語版は [reliability.ja.md](reliability.ja.md)。',
      '結果は書き出し先の隣の一時ファイルに書き、完成してから名前を変えます。このページは自動生成です。各行は、前の結果がある場所へ書き出す実行を、それぞれの方法で妨げた回数とその後の状態です。English: [reliability.md](reliability.md).',
    ),
    [
      say(
        '| disturbed by | runs | old result whole | new result whole | anything else |',
        '| 妨げ方 | 回数 | 前の結果のまま | 新しい結果 | それ以外 |',
      ),
      '|---|---:|---:|---:|---:|',
      ...lines.map(
        ({ en, ja, runs, old, whole, other }) =>
          `| ${say(en, ja)} | ${runs} | ${old} | ${whole} | ${other} |`,
      ),
    ].join('\n'),
    say(
      `- The runs are of \`forecast\`, \`tally\`, \`anonymize\`, \`report\` and \`plan\`, as CSV, JSON, workbook and page, on 150,000 records; the moments are drawn from seed ${seed}, half of them within 12 ms of the beginning of writing.\n- Killed runs left ${left} temporary files; the next run to the same place removed each.\n- Refused or failed writes end with a message and leave no temporary file. A pipe or a device is written directly, and a reader that leaves early is no error.\n- Of the inputs that changed, ${noticed} were noticed (exit code 3, nothing written); the others changed before they were opened or after they had been read, and the result is that of one whole content.\n- A file that is written to again after it was read, before the run ends, is told as changed too. Standard input and pipes cannot be looked at again.`,
      `- 実行は \`forecast\`、\`tally\`、\`anonymize\`、\`report\`、\`plan\`、形式は CSV、JSON、ブック、ページで、記録は15万件です。時点は乱数 (シード ${seed}) で選び、半数は書き出しの開始から12ミリ秒以内です。\n- 強制終了した実行は一時ファイルを${left}個残し、同じ場所への次の実行がすべて削除しました。\n- 書き込めないときはメッセージを出して終わり、一時ファイルは残りません。パイプと機器には直接書き、読み手が途中で離れてもエラーにしません。\n- 変わった入力のうち${noticed}件は検知しました (終了コード3、書き出しなし)。残りは開く前か読み終えた後に変わったもので、結果はいずれか一方の内容全体によるものです。\n- 読み取った後、実行が終わるまでに書き換えられたファイルも、変わったものとして扱います。標準入力とパイプは読み直せないため確かめません。`,
    ),
    '',
  ].join('\n\n');
}

for (const { en, runs, old, whole, other } of lines)
  console.log(
    `${other === 0 ? 'ok  ' : 'FAIL'} ${en}: ${runs} runs, ${old} old, ${whole} new, ${other} else`,
  );
for (const each of broken) console.log(each);
if (!quick) {
  fs.writeFileSync(join(root, 'docs/reliability.md'), page('en').replace(/\n+$/, '\n'));
  fs.writeFileSync(join(root, 'docs/reliability.ja.md'), page('ja').replace(/\n+$/, '\n'));
}
process.exitCode = broken.length === 0 ? 0 : 1;
