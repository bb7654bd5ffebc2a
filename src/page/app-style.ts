// The style sheet of the page that does the work itself, in the colours of the report; it names no file and no address.
import { FONTS } from './fonts.js';
import { colourVariables } from './palette.js';

export const APP_STYLE = `
:root{color-scheme:light;${colourVariables('light')};--line1:#a83505;--line2:#1f6f4f;--line3:#6b3fa0}
:root[data-scheme=dark]{color-scheme:dark;${colourVariables('dark')};--line1:#ffb072;--line2:#7fd3ab;--line3:#c9a7f5}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.65 ${FONTS};line-break:strict;overflow-wrap:anywhere}
h1,h2,h3,th,dt,label,button,legend,figcaption{font-feature-settings:"palt"}
html:lang(ja) :is(h1,h2,h3,.headline,.lead,.notice p){word-break:auto-phrase;text-wrap:pretty}
:focus-visible{outline:3px solid var(--capacity);outline-offset:2px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--accent);color:var(--paper)}
.skip:focus{left:0;z-index:2}
header,main,footer,.working{max-width:84rem;margin-inline:auto;padding-inline:1.75rem}
header{padding-top:1.25rem}
.top{display:flex;align-items:center;justify-content:space-between;gap:1rem}
h1{margin:0;font-size:1.2rem;line-height:1.4;font-weight:700}
h1::before{content:"";display:inline-block;width:.35rem;height:1.1em;margin-right:.7rem;vertical-align:-.18em;background:var(--capacity)}
.switches{display:flex;gap:.5rem}
.steps{display:grid;grid-template-columns:repeat(5,1fr);gap:.5rem;margin:1rem 0 0;padding:0;list-style:none}
.steps button{width:100%;display:flex;align-items:center;gap:.6rem;padding:.6rem .8rem;border:0;border-top:3px solid var(--grid);border-radius:0;background:none;color:var(--text);text-align:left;font-weight:400}
.steps button:hover:not(:disabled){background:var(--panel)}
.steps button[aria-current]{border-color:var(--accent);font-weight:700;background:var(--panel)}
.steps button:disabled{color:var(--muted);background:none;border-color:var(--grid);opacity:1}
.step-number{display:inline-grid;place-items:center;width:1.6em;height:1.6em;flex:none;border-radius:50%;border:1.5px solid currentColor;font-size:.85rem;line-height:1}
.steps button[aria-current] .step-number{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.working{min-height:2.4rem;padding-top:.6rem;color:var(--muted);font-size:.9rem}
.bar{display:flex;align-items:center;gap:.8rem}
progress{accent-color:var(--accent);width:16rem;max-width:50vw;height:.6rem}
main{padding-bottom:3rem}
main:focus{outline:none}
h2{margin:2.2rem 0 .7rem;font-size:1.12rem;line-height:1.45}
h3{margin:1.2rem 0 .4rem;font-size:.98rem}
p{margin:.5rem 0}
.lead{color:var(--muted);margin:.2rem 0 1rem}
.muted{color:var(--muted);font-size:.88rem}
.lines{white-space:pre-line}
.example{font-weight:700;color:var(--alert);margin:.2rem 0 .6rem}
button,.button{display:inline-block;font:inherit;font-size:.95rem;line-height:1.5;padding:.42rem 1rem;border:1px solid var(--accent);border-radius:.3rem;background:var(--paper);color:var(--accent);cursor:pointer}
button:hover:not(:disabled),.button:hover{background:var(--panel)}
button.primary,.button.primary{background:var(--accent);color:var(--paper)}
button.primary:hover:not(:disabled),.button.primary:hover{filter:brightness(1.12)}
button:disabled,button[aria-disabled=true]{cursor:default;border-color:var(--grid);color:var(--muted)}
.small{padding:.15rem .65rem;font-size:.85rem}
.button:focus-within{outline:3px solid var(--capacity);outline-offset:2px}
.buttons,.tools{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem;margin:1rem 0 0}
.tools{margin-bottom:1rem}
.drop{margin-top:.2rem;padding:2.6rem 1.5rem 1.6rem;border:2px dashed var(--plain);border-radius:.6rem;text-align:center;background:var(--panel)}
.drop.over{border-color:var(--accent);border-style:solid}
.drop-lead{font-size:1.35rem;margin:0 0 1rem}
.drop .muted{margin-top:1rem}
.closed{font-size:.92rem;color:var(--calm);font-weight:700;margin-top:1.2rem}
.boxes{display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:1.25rem;margin-top:1.6rem}
.box,.panel{padding:1.1rem 1.3rem 1.3rem;border:1px solid var(--grid);border-radius:.5rem}
.box h2,.panel h2{margin-top:0}
.files{margin:0;padding:0;list-style:none}
.files li{display:flex;flex-wrap:wrap;align-items:center;gap:.7rem;padding:.45rem 0;border-bottom:1px solid var(--grid)}
.file-name{font-weight:700}
.tag{padding:.02rem .5rem;border-radius:.25rem;background:var(--panel);border:1px solid var(--grid);font-size:.82rem;white-space:nowrap}
.tag.alert{color:var(--alert);border-color:currentColor}
.field{display:flex;flex-direction:column;gap:.15rem;min-width:0}
.field label,.slider label{font-size:.84rem;color:var(--muted)}
.field.wide{flex:1;grid-column:1/-1}
input[type=text],select,textarea{font:inherit;font-size:.95rem;padding:.32rem .55rem;border:1px solid var(--plain);border-radius:.3rem;background:var(--paper);color:var(--text);min-width:0;width:100%}
::placeholder{color:var(--muted);opacity:1}
textarea{font-variant-numeric:tabular-nums;resize:vertical}
textarea.code{font:.85rem/1.5 ui-monospace,SFMono-Regular,Consolas,monospace}
.fields{display:flex;flex-wrap:wrap;gap:.8rem 1rem;align-items:flex-end;margin-top:.6rem}
.fields:has(.origin,.wrong){align-items:flex-start}
.fields:has(.origin,.wrong)>:is(button,.tick){margin-top:1.6rem}
.fields .field{flex:1 1 8.5rem;max-width:15rem}
.tick{display:flex;align-items:center;gap:.5rem;margin:.45rem 0;font-size:.93rem}
input[type=checkbox],input[type=range]{accent-color:var(--accent)}
.asked .field:has(select){min-width:13.5rem}
.asked{padding:.9rem 1.1rem 1.1rem;background:var(--panel);border-radius:.5rem;margin-top:.2rem}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem;margin:.4rem 0 1rem}
.keys div{padding:.7rem 1rem;background:var(--panel);border-top:3px solid var(--accent)}
.keys .alert{border-color:var(--alert)}
.keys dt{font-size:.84rem;color:var(--muted)}
.keys dd{margin:0}
.figure{font-size:1.35rem;font-weight:700;font-variant-numeric:tabular-nums}
.keys .alert .figure{color:var(--alert)}
.notice{margin:.8rem 0;padding:.7rem 1.1rem;border-left:.3rem solid var(--plain);background:var(--panel)}
.notice.good{border-color:var(--calm)}
.notice.bad{border-color:var(--alert)}
.notice-title{font-weight:700}
.notice .buttons{margin-top:.6rem}
.headline{margin:1.4rem 0 1.1rem;font-size:clamp(1.15rem,1rem + .6vw,1.45rem);line-height:1.6}
.headline strong{color:var(--alert)}
.headline.enough{color:var(--calm);font-weight:700}
.tabs{display:flex;flex-wrap:wrap;gap:.2rem;border-bottom:2px solid var(--accent)}
.tabs button{border:0;border-radius:.3rem .3rem 0 0;padding:.4rem 1.1rem;background:none}
.tabs button[aria-selected=true]{background:var(--accent);color:var(--paper)}
#view{padding-top:1.1rem}
.side-by-side{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:2rem;align-items:start}
.wide-columns{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:2.2rem}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.95rem;line-height:1.5;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.4rem;font-size:.86rem;color:var(--muted)}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--grid);text-align:left;vertical-align:middle}
thead th{border-bottom:2px solid var(--accent);font-size:.86rem;vertical-align:bottom;word-break:keep-all;overflow-wrap:normal}
tbody th{font-weight:600}
.number{text-align:right}
td.number{white-space:nowrap}
.year{white-space:nowrap}
.deficit{color:var(--alert);font-weight:700}
.ward{font-size:1.08rem}
.ward td{padding:.12rem .1rem}
.figure-button{border:1px solid transparent;padding:.28rem .5rem;width:100%;text-align:right;font:inherit;color:inherit;background:none}
.figure-button:hover:not(:disabled){border-color:var(--accent);background:var(--panel)}
.figure-button.open,.figure-button.open:hover:not(:disabled){background:var(--accent);color:var(--paper)}
.reason{margin-top:1.4rem;padding:1rem 1.4rem 1.3rem;border:1px solid var(--accent);border-radius:.5rem}
.reason-head{display:flex;justify-content:space-between;align-items:center;gap:1rem}
.reason-head h2{margin:0}
.rules{margin:0;padding:0;list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:.4rem 2rem}
.rules li{border-top:1px solid var(--grid);padding-top:.4rem}
.rule-term{font-weight:700;margin:.2rem 0}
.rule-value p{margin:.2rem 0}
blockquote{margin:.15rem 0 .3rem;padding-left:.8rem;border-left:3px solid var(--grid);color:var(--muted);font-size:.92rem}
code{font:.82em ui-monospace,SFMono-Regular,Consolas,monospace;font-weight:400;color:var(--muted)}
ul.notes{margin:.5rem 0 0;padding-left:1.2rem;font-size:.9rem;color:var(--muted)}
details{margin-top:.9rem}
summary{cursor:pointer;width:fit-content;color:var(--accent);font-size:.92rem}
.command code{display:block;margin-top:.4rem;padding:.5rem .8rem;background:var(--panel);white-space:pre-wrap}
.chart{margin:0}
.chart figcaption{font-weight:700;margin-bottom:.3rem}
.chart svg{display:block;width:100%;height:auto;font-family:${FONTS};font-size:13px}
.chart text{fill:var(--text)}
.chart .axis line{stroke:var(--grid)}
.chart .axis text{fill:var(--muted)}
.chart .value{font-weight:700;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart .short{fill:var(--alert)}
.chart rect.card{fill:var(--card)}
.chart rect.certificate{fill:var(--certificate)}
.chart line.capacity{stroke:var(--capacity);stroke-width:3}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0 0 .4rem;padding:0;list-style:none;font-size:.86rem;color:var(--muted)}
.swatch{display:inline-block;width:.9em;height:.9em;margin-right:.4em;vertical-align:-.08em;background:var(--card)}
${[1, 2, 3, 4, 5, 6].map((heat) => `.swatch.heat${heat}{background:var(--heat${heat})}`).join('')}
.swatch.certificate{background:var(--certificate)}
.swatch.capacity{background:var(--capacity);height:.22em;vertical-align:.25em}
.swatch.line0{background:var(--accent)}.swatch.line1{background:var(--line1)}.swatch.line2{background:var(--line2)}.swatch.line3{background:var(--line3)}
.chart polyline{fill:none;stroke-width:3;stroke:currentColor}
.chart circle{fill:currentColor}
.line0{color:var(--accent)}.line1{color:var(--line1)}.line2{color:var(--line2)}.line3{color:var(--line3)}
.heat td{text-align:center;padding:.55rem .3rem;border:2px solid var(--paper)}
${[1, 2, 3, 4, 5, 6].map((heat) => `.heat${heat}{background:var(--heat${heat});color:var(--onHeat${heat === 6 ? '6' : ''})}`).join('')}
.heat thead th{text-align:center}
.heat .figure-button{text-align:center;padding:.1rem}
.heat .figure-button:hover:not(:disabled){background:none;border-color:currentColor}
.offices .figure-button{padding:.1rem .2rem}
.offices meter{display:block;width:100%;height:.4rem}
.bridge .written-title{font-weight:700}
.columns select{min-width:11rem}
.columns tr.open{background:var(--panel)}
.hint{margin:.3rem 0 .1rem}
.counted{margin:0;font-size:.93rem}
.counted div{display:grid;grid-template-columns:7rem 1fr;gap:.8rem;padding:.35rem 0;border-bottom:1px solid var(--grid)}
.counted dt{color:var(--muted)}
.counted dd{margin:0}
.findings{margin:0;padding:0;list-style:none}
.findings li{padding:.55rem 0 .55rem .9rem;border-left:3px solid var(--waiting);margin-bottom:.7rem}
.findings li.reject{border-color:var(--alert)}
.findings p{margin:.1rem 0;font-size:.92rem}
.finding-place{display:flex;flex-wrap:wrap;gap:.6rem;font-weight:600}
.results{margin-top:.4rem}
.results h2{margin-top:.6rem}
.results .side-by-side{grid-template-columns:minmax(0,1.5fr) minmax(0,1fr);gap:1.4rem}
.results .chart svg{max-height:15rem}
.strip{display:none}
.strip>span{max-width:100%;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
@media (min-width:1700px){html{font-size:18.5px}}
@media (max-width:59.99rem),(max-height:55.99rem){
 .strip{display:flex;flex-wrap:wrap;gap:0 1.2rem;position:sticky;top:0;z-index:1;margin-top:.6rem;padding:.35rem 0;background:var(--paper);border-bottom:1px solid var(--grid);font-size:.9rem}
}
@media (min-width:60rem) and (min-height:56rem){
 .results{position:sticky;top:0;z-index:1;background:var(--paper);padding-bottom:.6rem;border-bottom:1px solid var(--grid)}
 .results h2{margin:0 0 .3rem}
}
.plan th[scope=rowgroup]{position:sticky;left:0;background:var(--paper);vertical-align:top;min-width:7rem;max-width:11rem;border-top:2px solid var(--grid)}
.plan tbody tr:first-child>*{border-top:2px solid var(--grid)}
.plan .measure{font-weight:400;color:var(--muted);white-space:nowrap}
.plan{font-size:.9rem}
.plan th,.plan td{padding:.26rem .4rem}
.scenarios{align-items:start;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1.25rem;margin-top:1.25rem}
.scenario-head{display:flex;align-items:flex-end;gap:.6rem}
.scenario-head .swatch{margin-bottom:.6rem}
.sliders{align-items:start;display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.4rem 2rem}
.slider{display:grid;grid-template-columns:1fr 5.6rem;align-items:center;gap:0 .8rem;margin:.3rem 0}
.slider label{grid-column:1/-1}
.origin,.slider-range{display:block;grid-column:1/-1;font-size:.8rem;color:var(--muted)}
.slider-value{display:flex;align-items:center;gap:.3rem}
.slider-value input{text-align:right}
fieldset{margin:1rem 0 0;padding:.6rem 1rem 1rem;border:1px solid var(--grid);border-radius:.4rem}
legend{padding:0 .4rem;font-size:.9rem;font-weight:700}
.timing{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:flex-end}
.timing .field{width:4.6rem}
button.link{border:0;padding:0;background:none;text-align:left;text-decoration:underline;font-weight:inherit}
.wrong-list{margin:.2rem 0;padding-left:1.2rem}
.unlike{font-size:.92rem;margin:.6rem 0 0;padding-left:.8rem;border-left:3px solid var(--grid)}
.wrong{margin:.15rem 0;font-size:.85rem;color:var(--alert)}
.slider .wrong{grid-column:1/-1}
[aria-invalid]{border-color:var(--alert);outline:1px solid var(--alert)}
.hours{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}
.hours .tick{min-width:8rem}
.hours input[type=text]{width:5rem}
.hours input.spans{flex:1}
.cost{padding-bottom:.7rem;border-bottom:1px solid var(--grid)}
.outputs{margin:0;padding:0;list-style:none}
.outputs li{display:grid;grid-template-columns:19rem 1fr;gap:.1rem 1rem;align-items:center;padding:.4rem 0;border-bottom:1px solid var(--grid)}
.outputs button{text-align:left}
.said{white-space:pre-line;font-size:.9rem;color:var(--calm);font-weight:700}
.said.bad{color:var(--alert)}
.outputs .said{grid-column:1/-1}
.output-buttons{display:flex;flex-wrap:wrap;gap:.5rem}
.switches button{white-space:nowrap}
.outputs .about{font-size:.92rem}
.outputs .command{margin:.1rem 0 0;font-size:.86rem}
footer{padding-block:1rem 2rem;font-size:.86rem;color:var(--muted);border-top:1px solid var(--grid)}
@media (max-width:60rem){
 header,main,footer,.working{padding-inline:1rem}
 .side-by-side,.results .side-by-side,.wide-columns{grid-template-columns:minmax(0,1fr)}
 .steps{grid-template-columns:repeat(auto-fit,minmax(7rem,1fr))}
 .outputs li{grid-template-columns:1fr;gap:.3rem}
}
@media print{
 header nav,.switches,.tabs,.asked,button,.tools,.command,.working{display:none}
}
`;
