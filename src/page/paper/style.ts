// The style sheet of a paper: one column on screens of any width, and A4.
import { colourVariables } from '../palette.js';

/** Fonts of papers, which offices have; the page loads none. */
const SERIF =
  "'Yu Mincho','Hiragino Mincho ProN','MS Mincho','Noto Serif JP','Noto Serif CJK JP',serif";
const SANS = "'Yu Gothic','Hiragino Sans','MS Gothic','Noto Sans JP','Noto Sans CJK JP',sans-serif";

/** Names no file and no address. */
export const PAPER_STYLE = `
:root{color-scheme:light;${colourVariables('light')}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 4rem;background:#fff;color:#000;font:16px/1.8 ${SERIF};line-break:strict;overflow-wrap:anywhere}
.caution{margin:0 0 1rem;font-weight:700}
.head{margin:0;text-align:right}
h1{margin:1.6rem 0;text-align:center;font:700 1.25rem/1.5 ${SANS}}
h2{margin:2rem 0 .4rem;font:700 1.08rem/1.5 ${SANS}}
h3{margin:1.2rem 0 .3rem;font:700 1rem/1.5 ${SANS}}
.number{margin-right:.6em}
p{margin:.3rem 0}
html:lang(ja) main>p,html:lang(ja) section>p.text{text-indent:1em}
.table{margin:1rem 0;overflow-x:auto}
.unit{display:block;text-align:right;font-size:.86rem}
table{width:100%;border-collapse:collapse;font-size:.9rem;line-height:1.5;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;font-size:.94rem;padding-bottom:.2rem}
th,td{border:1px solid #000;padding:.25rem .45rem;text-align:left;vertical-align:middle;font-weight:400}
thead th{background:#eee;text-align:center;line-height:1.35}
html:lang(ja) th,html:lang(ja) td{word-break:auto-phrase}
.right{text-align:right;white-space:nowrap}
th.year{white-space:nowrap}
ul{margin:.4rem 0;padding-left:1.2em;font-size:.88rem;line-height:1.6;list-style:'\\30FB'}
figure{margin:1rem 0}
figcaption{text-align:center;font-size:.9rem}
svg{display:block;width:100%;height:auto;font-family:${SANS}}
.annex{margin-top:3rem;border-top:1px solid #000}
@media screen and (max-width:40rem){th,td{padding:.2rem .25rem}table{font-size:.8rem}}
@page{size:A4;margin:22mm 25mm;@bottom-center{content:counter(page);font-size:9pt}}
@media print{
 body{max-width:none;padding:0;font-size:10.5pt;line-height:1.65}
 h1{font-size:14pt}h2{font-size:12pt}h3{font-size:10.5pt}
 table{font-size:8.8pt;line-height:1.4}
 caption{font-size:9.5pt}.unit,ul,figcaption{font-size:8.8pt}
 th,td{padding:.12rem .35rem}
 ul{line-height:1.45;margin:.2rem 0}
 .table,figure{margin:.6rem 0}
 h2{margin-top:1.3rem}h3{margin-top:.8rem}
 h2,h3,caption,.unit{break-after:avoid}
 h2+p,h3+p{break-after:avoid}
 tr,figure,li{break-inside:avoid}
 thead{display:table-header-group}
 .table{overflow:visible}
 .table:has(tbody tr:nth-child(-n+14):last-child){break-inside:avoid}
 .annex{break-before:page;border:0}
}
`;
