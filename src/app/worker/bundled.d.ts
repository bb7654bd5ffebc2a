// What the build puts into the worker: the data files and the digests of the packed fixtures.
declare module 'koshin:bundled' {
  const bundled: import('../../host/browser/browser-host.js').Bundled;
  export default bundled;
}
