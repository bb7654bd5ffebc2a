// Decides which types the one-file build of ECharts has: those of the package. One file loads six times as fast as its parts.
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
