// The style sheet of the page: for screens of any width, in light and dark, and for A4.
import { FONTS } from './fonts.js';
import { colourVariables } from './palette.js';

/** Names no file and no address. */
export const STYLE = `
:root{color-scheme:light;${colourVariables('light')}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${colourVariables('dark')}}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--text);font:16px/1.75 ${FONTS};line-break:strict;overflow-wrap:anywhere}
h1,h2,h3,figcaption,th,dt{font-feature-settings:"palt"}
html:lang(ja) h1,html:lang(ja) h2,html:lang(ja) .headline,html:lang(ja) figcaption{word-break:auto-phrase;text-wrap:pretty}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--capacity);outline-offset:2px}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--accent);color:var(--paper)}
.skip:focus{left:0;z-index:1}
header,main,footer{max-width:60rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-top:2.5rem}
header::before{content:"";display:block;width:3.5rem;height:.35rem;margin-bottom:1.1rem;background:var(--capacity)}
h1{margin:0;font-size:clamp(1.45rem,1.05rem + 1.9vw,2.15rem);line-height:1.35;letter-spacing:.01em}
.example{margin:0 0 .8rem;font-weight:700;color:var(--alert)}
.scope{margin:.6rem 0 0;color:var(--muted);font-size:.92rem}
.scope span{display:block}
.headline{margin:1.9rem 0 0;font-size:clamp(1.12rem,1rem + .7vw,1.4rem);line-height:1.7}
.headline strong{display:block;font-weight:700;color:var(--alert)}
.headline.enough strong{color:var(--calm)}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1.6rem 0 0}
.keys div{padding:.85rem 1rem .8rem;background:var(--panel);border-top:3px solid var(--accent)}
.keys .alert{border-color:var(--alert)}
.keys dt{font-size:.82rem;color:var(--muted)}
.keys dd{margin:0}
.keys .figure{font-size:1.4rem;font-weight:700;line-height:1.5;font-variant-numeric:tabular-nums;white-space:nowrap}
.keys .alert .figure{color:var(--alert)}
.keys .note{font-size:.82rem;color:var(--muted)}
nav{margin-top:1.6rem;font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0;padding:.7rem 0;list-style:none;border-block:1px solid var(--grid)}
section{margin-top:3.2rem}
.part{margin-top:2rem}
h2{margin:0 0 .3rem;font-size:1.35rem;line-height:1.45;padding-left:.8rem;border-left:.35rem solid var(--accent)}
h3{margin:0 0 .4rem;font-size:1.05rem}
h4{margin:1.2rem 0 .4rem;font-size:.94rem}
p{margin:.5rem 0}
.lead{color:var(--muted)}
.caution{padding:.6rem .9rem;border-left:.3rem solid var(--capacity);background:var(--panel)}
ul.notes{margin:.6rem 0 0;padding-left:1.2rem;font-size:.9rem;color:var(--muted)}
figure{margin:1.4rem 0 0}
figcaption{font-weight:700;margin-bottom:.8rem}
svg{display:block;width:100%;height:auto;font-family:${FONTS}}
svg.narrow{display:none}
.scroll{overflow-x:auto;margin-top:1rem}
table{width:100%;border-collapse:collapse;font-size:.94rem;line-height:1.55;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.4rem;font-size:.86rem;color:var(--muted)}
th,td{padding:.42rem .7rem;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--accent);font-size:.86rem;vertical-align:bottom;word-break:keep-all;overflow-wrap:normal}
tbody th{font-weight:600;min-width:6em;max-width:14em}
td{min-width:4.5em}
.costs .scroll{max-width:100%}
.costs td{white-space:nowrap}
.year{white-space:nowrap}
.number{min-width:0;text-align:right;white-space:nowrap}
th.number{white-space:normal}
.deficit{color:var(--alert);font-weight:700}
.ward table{font-size:1.05rem}
.long tbody th,.long td{white-space:normal}
.long tbody th,.long td{font-size:.86rem}
.rules td:nth-child(2){min-width:7em}
.rules td:nth-child(3){white-space:nowrap}
.options{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.2rem 1.4rem;margin:0}
.options div{display:flex;gap:.8rem;justify-content:space-between;border-bottom:1px solid var(--grid)}
.options .whole{grid-column:1/-1}
.options dt{flex:none}
.options dd{margin:0;text-align:right}
details{margin-top:.9rem}
summary{cursor:pointer;width:fit-content;color:var(--accent);font-size:.9rem}
code{font:.85em ui-monospace,SFMono-Regular,Consolas,monospace}
cite{font-style:normal}
footer{margin-top:3.5rem;padding-block:1.2rem 2.5rem;font-size:.85rem;color:var(--muted)}
footer p{border-top:1px solid var(--grid);padding-top:1rem}
@media screen and (max-width:40rem){
 header,main,footer{padding-inline:1rem}
 header{padding-top:1.6rem}
 .keys{grid-template-columns:1fr 1fr}
 .keys .figure{font-size:1.15rem}
 svg.wide{display:none}
 svg.narrow{display:block}
 th,td{padding:.38rem .4rem}
 tbody th.year{min-width:0}
 .rules table,.costs table{min-width:46rem}
 /* What a row is stays in sight while its figures scroll. */
 .costs th:first-child{position:sticky;left:0;background:var(--paper)}
 .ward table{font-size:.8rem}
 .ward th,.ward td{padding-inline:.22rem}
 .ward thead th{font-size:.7rem;line-height:1.35}
 .ward tbody th{min-width:0}
}
@page{size:A4;margin:15mm 14mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
@media print{
 body{font-size:9.5pt;line-height:1.6}
 header,main,footer{max-width:none;padding-inline:0}
 header{padding-top:0}
 header::before{margin-bottom:.5rem}
 h1{font-size:15pt}
 .scope span{display:inline;margin-right:1.2em}
 nav,.skip{display:none}
 a{color:inherit;text-decoration:none}
 section{margin-top:1.6rem}
 .headline{font-size:12.5pt;line-height:1.55;margin-top:.7rem}
 .keys{margin-top:.7rem}
 .keys div{padding-block:.5rem}
 .keys .figure{font-size:13pt}
 h2,h3,h4,.lead,.caution,figcaption,summary,caption{break-after:avoid}
 /* A few notes stay with the chart that follows; many would push it off any page. */
 ul.notes:has(+figure,+.lead):not(:has(li:nth-child(9))){break-inside:avoid;break-after:avoid}
 tbody tr:first-child{break-before:avoid}
 /* A table that fits on a page is not torn apart. */
 .scroll:has(tbody tr:nth-child(-n+14):last-child){break-inside:avoid}
 figure{margin-top:.8rem}
 figcaption{margin-bottom:.3rem}
 /* Small enough for two sections to share a page, which else would leave half of one empty; large enough to be read. */
 figure>svg{max-height:225mm}
 #forecast figure>svg{width:auto;max-width:100%;max-height:68mm}
 /* The outcome of scenarios takes room above, and the chart is to stay on their page. */
 main:has(#scenarios) #forecast figure>svg{max-height:56mm}
 main:has(#scenarios) .headline{font-size:11.5pt;line-height:1.5}
 :is(#backlog,#months,#offices,#scenarios) figure>svg{width:84%}
 figcaption,figure>svg,tr,li,.lead,.caution,.keys,.headline{break-inside:avoid}
 .repeated{display:none}
 thead{display:table-header-group}
 .scroll{overflow:visible}
 table{font-size:8.5pt;line-height:1.4}
 thead th{font-size:8pt}
 th,td{padding:.2rem .4rem}
 td{min-width:5.5em}
 .ward table{font-size:9.5pt}
 .ward .scroll{margin-top:.4rem}
 .options{grid-template-columns:repeat(3,1fr);font-size:8pt}
 .long tbody th,.long td{font-size:7.5pt}
 .rules tbody th{min-width:12em}
 .options,.made{break-inside:avoid}
 .options,.made,footer{break-before:avoid}
 footer{margin-top:1rem;padding-block:0}
 footer p{padding-top:.5rem}
 summary{list-style:none}
 details::details-content{content-visibility:visible;display:block;block-size:auto}
 details>.scroll{margin-top:.3rem}
}
`;
