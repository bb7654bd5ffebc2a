// Holds the one-way order of the folders in src/: a file imports from its own folder and from folders above it.
const ORDER = [
  'calendar',
  'spill',
  'rules',
  'records',
  'expiry',
  'procedures',
  'synthesis',
  'tally',
  'learning',
  'scenario',
  'capacity',
  'privacy',
  'simulation',
  'sql',
  'read',
  'reports',
  'words',
  'write',
  'layout',
  'page',
  'host',
  'cli',
  'commands',
  'app',
];

/** For each folder: it must not import any folder that comes after it, nor the files at the top. */
const downward = ORDER.map((folder, index) => ({
  name: `order-${folder}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: [...ORDER.slice(index + 1).map((later) => `^src/${later}/`), '^src/[^/]+\\.ts$'] },
}));

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'machine-only-in-host',
      comment: 'The core knows no files, no clock, no process: node:* is for host/ and main alone.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/host/(?!browser/)', '^src/cli/', '^src/commands/', '^src/main\\.ts$'],
      },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unknown-folder',
      comment: 'A new folder must be given its place in the order.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${ORDER.join('|')})/`, '^src/(main|index)\\.ts$'] },
      to: {},
    },
    {
      name: 'not-in-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'],
        // What the build itself puts into the page.
        pathNot: '^(?:node_modules/@types/|koshin:bundled$)',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
