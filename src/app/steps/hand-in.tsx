// The last step: files to hand in, each written by the program's own command.
import { APP_WORDS, FORECAST_APP_WORDS } from '../../words/app.js';
import { OUTPUT_WORDS, HAND_IN_WORDS as WORDS } from '../../words/app-hand-in.js';
import { PROVENANCE_WORDS } from '../../words/provenance.js';
import { changeAsked, forecastLine } from '../actions.js';
import type { CommandLine, Flags } from '../messages.js';
import { Field, Notice, SameByCommand, ToStep } from '../pieces.js';
import { scenarioFlags } from '../plan/planning.js';
import { notMade, type Said, SaidBeside, saved, saying, useSaid } from '../said.js';
import { pngOf, printed } from '../save.js';
import { language, say } from '../say.js';
import {
  asked,
  askedFlags,
  busy,
  countingFlags,
  fileNames,
  hasExample,
  isCapacityBorrowed,
  isTally,
  planFiles,
  run,
  scenario,
} from '../state.js';

/** A file to hand in. */
interface Output {
  readonly words: keyof typeof OUTPUT_WORDS;
  readonly line: CommandLine;
  readonly file: string;
  /** What is made of the file that the command writes, beside saving it or in its place. */
  readonly made?: 'png' | 'print';
}

/** The options of a report: what a scenario file decides is not asked for beside it. */
function reportLine(file: string, flags: Flags): CommandLine {
  const { asOf, from, to, capacity, suppressBelow } = askedFlags();
  const given = {
    ...(asOf !== undefined && { asOf }),
    ...(suppressBelow !== undefined && { suppressBelow }),
  };
  const name = scenario.value?.name;
  const years =
    name === undefined
      ? { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
      : {};
  return {
    command: 'report',
    files: name === undefined ? fileNames.value : [name, ...fileNames.value],
    flags: {
      ...countingFlags(),
      ...given,
      ...years,
      ...(capacity !== undefined && { capacity }),
      ...{ ...flags, lang: language.value, output: file },
    },
  };
}

function planLine(file: string, flags: Flags): CommandLine {
  return {
    command: 'plan',
    files: [scenario.value?.name ?? '', ...planFiles.value],
    flags: { ...scenarioFlags(), ...flags, lang: language.value, output: file },
  };
}

function forecastFile(file: string, flags: Flags): CommandLine {
  return forecastLine({ ...flags, lang: language.value, output: file });
}

function bridgeLine(file: string): CommandLine {
  const { method, suppressBelow, ...flags } = forecastFile(file, { excel: true }).flags;
  return { command: 'reconcile', files: fileNames.value, flags };
}

function tallyLine(file: string): CommandLine {
  const { capacity, ...flags } = askedFlags();
  return {
    command: 'tally',
    files: fileNames.value,
    flags: { ...countingFlags(), ...flags, by: 'office,month', output: file },
  };
}

/** The groups of files, in the order in which they are wanted. */
function groups(): readonly (readonly [title: keyof typeof WORDS, outputs: readonly Output[]])[] {
  const ofRecords = !isTally.value;
  const planned = scenario.value !== undefined;
  const output = (
    words: keyof typeof OUTPUT_WORDS,
    line: CommandLine,
    made?: Output['made'],
  ): Output => ({
    ...{ words, line, file: String(line.flags['output']) },
    ...(made && { made }),
  });
  return [
    [
      'papers',
      ofRecords
        ? [
            output('paperWord', reportLine('paper.docx', {})),
            output('paperHtml', reportLine('paper.html', { form: 'paper' }), 'print'),
            output('page', reportLine('report.html', {})),
          ]
        : [],
    ],
    [
      'tables',
      [
        output('forecastWorkbook', forecastFile('forecast.xlsx', {})),
        output('forecastCsv', forecastFile('forecast.csv', { excel: true })),
        ...(ofRecords
          ? [
              output('monthsCsv', forecastFile('months.csv', { by: 'month', excel: true })),
              output('officesCsv', forecastFile('offices.csv', { by: 'office', excel: true })),
              output('bridgeWorkbook', bridgeLine('reconcile.csv')),
            ]
          : []),
        ...(planned
          ? [
              output('planWorkbook', planLine('plan.xlsx', {})),
              output('planCsv', planLine('plan.csv', { excel: true })),
            ]
          : []),
      ],
    ],
    [
      'charts',
      ofRecords
        ? [
            output('chartSvg', reportLine('chart.svg', {})),
            output('chartPng', reportLine('chart.png', {}), 'png'),
          ]
        : [],
    ],
    [
      'data',
      [
        output('forecastJson', forecastFile('forecast.json', {})),
        ...(ofRecords ? [output('tally', tallyLine('tally.json'))] : []),
      ],
    ],
  ];
}

/** Makes a file and saves or prints it; gives what to say beside its button. */
async function handIn({ line, file, made }: Output, isPrinted: boolean): Promise<Said | undefined> {
  // The page makes dots of the drawing itself.
  const drawn = { ...line, flags: { ...line.flags, output: 'chart.svg' } };
  const { fault, files, warnings } = await run(made === 'png' ? drawn : line);
  const [first] = files;
  if (first === undefined) return notMade(fault?.text ?? warnings.join('\n'));
  if (!isPrinted)
    return saved(file, made === 'png' ? await pngOf(first.blob) : first.blob, warnings);
  await printed(await first.blob.text());
  return warnings.length > 0 ? { text: warnings.join('\n'), isBad: false } : undefined;
}

export function HandInStep() {
  if (fileNames.value.length === 0)
    return <Notice kind="plain">{say(APP_WORDS.needsFiles)}</Notice>;
  return (
    <>
      {hasExample.value && <p class="example">{say(PROVENANCE_WORDS.example)}</p>}
      <p class="lead">{say(WORDS.lead)}</p>
      {isCapacityBorrowed() && (
        <Notice kind="plain">
          <p>{say(WORDS.borrowed)}</p>
          <ToStep to="forecast" words="back" />
        </Notice>
      )}
      <div class="fields">
        <Field
          label={say(FORECAST_APP_WORDS.suppress)}
          value={asked.value.suppressBelow}
          placeholder="0"
          onChange={(value) => changeAsked({ suppressBelow: value.trim() })}
        />
      </div>
      {groups().map(([title, outputs]) => (
        <section key={title} aria-labelledby={`group-${title}`}>
          {outputs.length > 0 && (
            <>
              <h2 id={`group-${title}`}>{say(WORDS[title])}</h2>
              <ul class="outputs">
                {outputs.map((output) => (
                  <OutputLine key={output.words} output={output} />
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
    </>
  );
}

/** A file's buttons, what is in it, the command that writes the same, and what came of a button. */
function OutputLine({ output }: { readonly output: Output }) {
  const said = useSaid();
  const isBusy = busy.value !== undefined;
  const make = (isPrinted: boolean) => {
    if (!isBusy) void saying(said, () => handIn(output, isPrinted));
  };
  return (
    <li>
      <span class="output-buttons">
        <button type="button" aria-disabled={isBusy} onClick={() => make(false)}>
          {say(WORDS[output.words])}
        </button>
        {output.made === 'print' && (
          <button type="button" aria-disabled={isBusy} onClick={() => make(true)}>
            {say(WORDS.print)}
          </button>
        )}
      </span>
      <span class="about">
        {say(OUTPUT_WORDS[output.words])}
        <SameByCommand line={output.line} />
      </span>
      <SaidBeside said={said.value} />
    </li>
  );
}
