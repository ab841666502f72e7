import { COLOURS, CONTROLS, GROUND, WORDS } from '../style.ts';

const SHADES = `
:root{--begun:#7fb3bf;--no:#b9a58a;--track:#e6e2d8;--good:#2f6b46;--pale:#e9f3ec}
@media (prefers-color-scheme:dark){:root{--begun:#41757f;--no:#8d7a5e;--track:#2b353e;--good:#9bd3ae;--pale:#1d3127}}`;

const FRAME = `
body{max-width:72rem;padding:0 clamp(1rem,3vw,2rem) 4rem}
table,ol{margin:0;padding:0}
ol{list-style:none}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;min-height:4.25rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
.brand{display:flex;align-items:baseline;gap:.5rem;color:inherit;text-decoration:none}
.brand b{color:var(--accent);font-size:1.2rem;letter-spacing:-.01em}
.brand span{color:var(--soft);font-size:.9375rem}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;margin-inline-start:auto;color:var(--soft);font-size:.9375rem}
.who button{min-height:2.5rem;padding:.3rem .9rem;font-size:.9375rem}
.trail{padding-top:1.4rem;font-size:.9375rem}
.trail ol{display:flex;flex-wrap:wrap;gap:.2rem .6rem}
.trail li+li::before{content:"›";margin-inline-end:.6rem;color:var(--soft)}
main{display:block;padding-top:1.5rem}
.narrow{max-width:42rem;margin-inline:auto}
.narrow main{padding-top:clamp(2rem,8vh,5rem)}
h1{font-size:clamp(1.6rem,1.3rem + 1.4vw,2.15rem)}
h2{font-size:1.15rem}
h3{margin:0;font-size:1rem}
.head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.8rem 2rem}
.head h1{flex:1 1 22rem}
.head .actions,.card .actions:first-child{margin-top:0}
.under{margin-top:.5rem;color:var(--soft)}
.card{margin-top:1.5rem;padding:clamp(1.1rem,2.5vw,1.75rem);background:var(--card);border:1px solid var(--line);border-radius:1rem}
.card h2{margin:0;color:inherit}
.card>h2+*{margin-top:.9rem}
.card>.head+*{margin-top:.6rem}
.card>p+*,.card>table+*{margin-top:.9rem}
.act{max-width:46rem}
.card .lead{max-width:44rem}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.5rem;align-items:start}
@media (min-width:62rem){.columns{grid-template-columns:minmax(0,1fr) 21rem}}
.done,.quiet-notice{margin-top:1.5rem;padding:.9rem 1.25rem;border-radius:.8rem;background:var(--pale);color:var(--good);font-weight:600}
.summary{margin-top:1.5rem}
.summary+*{margin-top:1.5rem}`;

const ROUNDS = `
.rounds{display:grid;gap:1rem;margin-top:1.5rem}
.round{display:grid;grid-template-columns:minmax(0,1.6fr) minmax(12rem,1fr);gap:.4rem 2rem;align-items:center;padding:1.25rem 1.5rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;position:relative}
.round:hover{border-color:var(--accent)}
.round h2{font-size:1.15rem}
.round h2 a{color:inherit;text-decoration:none}
.round h2 a::after{content:"";position:absolute;inset:0;border-radius:1rem}
.round h2 a:focus-visible{outline:0}
.round h2 a:focus-visible::after{outline:3px solid var(--focus);outline-offset:3px}
.round .stack+p{margin-top:.4rem}
.round p{color:var(--soft);font-size:.9375rem}
@media (max-width:40rem){.round{grid-template-columns:1fr}}
.slug{font-family:ui-monospace,"Cascadia Mono",Menlo,monospace;font-size:.875rem;color:var(--soft);letter-spacing:0}
.state{display:inline-block;padding:.1rem .75rem;border-radius:1rem;background:var(--track);color:var(--ink);font-size:.8125rem;font-weight:600;letter-spacing:0;line-height:1.7;vertical-align:.15em}
.state.open{background:var(--accent);color:var(--on)}
.state.scheduled{background:var(--wash)}
.state.paused{background:var(--blush);color:var(--wrong)}
.plain{display:grid;gap:0}
.plain li{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.2rem;padding:.75rem 0;border-top:1px solid var(--line)}
.plain li:first-child{border-top:0}
.plain b{flex:1 1 16rem}
.plain span{color:var(--soft);font-size:.9375rem}
details.card>summary{cursor:pointer;font-weight:600}`;

const FIGURES = `
.stack{display:block;width:100%;height:.7rem;border-radius:1rem;background:var(--track)}
td .stack{min-width:4rem}
.stack .submitted{fill:var(--accent)}
.stack .partial{fill:var(--begun)}
.stack .declined{fill:var(--no)}
.figure{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .9rem}
.figure b{font-size:2.6rem;line-height:1.15;letter-spacing:-.02em;color:var(--accent);font-variant-numeric:tabular-nums}
.figure+.stack{height:1rem;margin-top:.8rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;margin-top:.8rem;font-size:.9375rem}
.legend li::before{content:"";display:inline-block;width:.75rem;height:.75rem;margin-inline-end:.5rem;border-radius:50%;background:var(--track)}
.legend .submitted::before{background:var(--accent)}
.legend .partial::before{background:var(--begun)}
.legend .declined::before{background:var(--no)}
.wide{overflow-x:auto}
.legend+.wide,.wide+.wide{margin-top:1.75rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
caption{padding-bottom:.5rem;text-align:start;font-weight:600}
th,td{padding:.6rem .5rem;border-top:1px solid var(--line);text-align:start;font-weight:400;vertical-align:middle}
thead td,thead th{border-top:0}
thead th{color:var(--soft);font-size:.8125rem}
tbody th{font-weight:500;white-space:nowrap}
th:first-child,td:first-child{padding-inline-start:0}
th:last-child,td:last-child{padding-inline-end:0}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td.zero{color:var(--soft)}
td.grow{width:40%}
@media (max-width:40rem){td.grow,thead td{display:none}tbody th{white-space:normal}th,td{padding-inline:.3rem}}
.since{margin-top:1.2rem;color:var(--soft);font-size:.875rem}
.again button{min-height:2.5rem;padding-inline:0;font-size:.9375rem;font-weight:500}
.tags{display:flex;flex-wrap:wrap;gap:.5rem}
.tags li{padding:.2rem .8rem;border-radius:1rem;background:var(--wash);font-size:.9375rem}
.facts dt{flex-basis:7.5rem;white-space:nowrap}
.wide+p{margin-top:.9rem}
.facts dd{flex-basis:9rem;font-weight:500}
.facts small{display:block;color:var(--soft);font-size:.875rem;font-weight:400}
.facts div:first-child{border-top:0}
.facts{border-top:0}
.facts div:last-child{border-bottom:0}
.acts{display:grid;gap:.6rem;margin-top:.9rem}
.acts .button{width:100%}`;

const FORMS = `
form .card .field:first-child,form .card>h2+.field{margin-top:0}
.field{margin-top:1.35rem}
.field+.hint,.hint+input,.hint+select,.hint+textarea,.field+input,.field+select,.field+textarea{margin-top:.35rem}
textarea{min-height:5.5rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1.35rem 1.5rem}
.pair>div>.field{margin-top:0}
.pair.apart{margin-top:1.35rem}
fieldset+fieldset,fieldset+div,.pair+.pair{margin-top:1.6rem}
fieldset legend{margin-bottom:.6rem;font-weight:600}
fieldset legend+.hint{margin:-.4rem 0 .6rem}
.ticks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(11.5rem,100%),1fr));gap:.6rem}
.counted{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.6rem 1.5rem;margin-top:1.3rem;padding:.9rem 1.25rem;border-radius:.8rem;background:var(--wash)}
.counted output{flex:1 1 16rem}
.counted>b,.counted>small{flex:1 1 100%}
.counted b{display:block}
.counted small{color:var(--soft);font-size:.875rem}
input[type=number],input[type=date],input[type=time]{max-width:14rem}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,monospace;font-size:.9375em}
.rules textarea{min-height:9rem;font-family:ui-monospace,"Cascadia Mono",Menlo,monospace;font-size:.9375rem;line-height:1.6}
.told{margin-top:1.1rem;padding:.9rem 1.25rem;border-radius:.8rem;background:var(--wash);font-size:.9375rem}
.told ul{margin:.3rem 0 0;padding-inline-start:1.2rem;list-style:disc}
.told+.wide{margin-top:1.2rem}
.calendar td,.calendar th{vertical-align:baseline}
.calendar td:nth-child(2){min-width:15rem}
.card h2.apart{margin-top:1.8rem}
.when{white-space:nowrap}
.ways{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;margin-top:.9rem}
.choose{max-width:46rem}
.letter{max-width:44rem}
.letter h2{margin-bottom:1rem}
.letter .end{margin-top:1.5rem;padding-top:1.1rem;border-top:1px solid var(--line);color:var(--soft)}
.letter+.hint{margin-top:1rem}
.letter p+p{margin-top:.8rem}
.command{padding:.8rem 1.1rem;border-radius:.7rem;background:var(--wash);overflow-x:auto;white-space:nowrap}
.tabs{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:1.2rem}
.tabs a{display:inline-flex;align-items:center;min-height:2.5rem;padding:.3rem 1rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);text-decoration:none}
.tabs a:hover{border-color:var(--accent)}
.tabs [aria-current]{background:var(--accent);border-color:var(--accent);color:var(--on)}
iframe{display:block;width:100%;height:82vh;margin-top:1rem;border:1px solid var(--line);border-radius:1rem;background:var(--card)}
.files{columns:2 18rem;column-gap:2rem}
.files li{padding:.3rem 0;break-inside:avoid}
.files small{color:var(--soft);font-size:.875rem}
@media print{.bar,.trail,.acts,.actions,.again{display:none}.card{break-inside:avoid}}`;

/** The console's stylesheet: the member pages' colours, type and controls, and what tables and figures need. */
const NEEDS = `
.panes{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.5rem;align-items:start}
@media (min-width:60rem){.panes{grid-template-columns:repeat(2,minmax(0,1fr))}.panes .words{position:sticky;top:0;max-height:100vh;overflow:auto}}
.said{margin:1.2rem 0 0}
.said:first-of-type{margin-top:.9rem}
.said blockquote{margin:0;padding:.2rem 1.1rem;border-inline-start:4px solid var(--accent);font-size:1.1875rem;white-space:pre-line;text-align:start}
.said blockquote:lang(ar){font-size:1.3rem}
.said figcaption{margin-top:.6rem;color:var(--soft);font-size:.9375rem}
.said figcaption b{color:var(--ink)}
.translated{margin-top:.8rem;padding:.6rem 1.1rem;border-radius:.6rem;background:var(--wash)}
.translated p{white-space:pre-line}
.said+details{margin-top:.6rem}
details>summary{cursor:pointer}
.alike li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.4rem 1rem;padding:.7rem 0;border-top:1px solid var(--line)}
.alike li:first-child{border-top:0}
.alike li>div{flex:1 1 14rem;min-width:0}
.alike button{min-height:2.5rem;padding:.3rem .9rem;font-size:.9375rem}
.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem 1.2rem;align-items:end;margin-bottom:1.2rem}
.filter .field{margin-top:0}
.keys{margin-top:1.2rem}
.card form textarea[rows="1"]{min-height:3rem}
td q{quotes:"“" "”"}
td q[dir=rtl]{display:block;text-align:start}`;

const DAY = `
.day>li h2 a{color:inherit;text-decoration:none}
.day>li h2 a:hover{text-decoration:underline}
.day .actions form{display:contents}
.day .actions button{min-height:2.5rem;padding:.3rem .9rem;font-size:.9375rem}
.ranks{display:grid;gap:.5rem}
.ranks b{display:block;font-weight:600}
.ranks span{color:var(--soft);font-size:.9375rem}
.day .behind,.day .hint{margin-top:.6rem}
.act select+.pair,.act .pair+.behind{margin-top:1.35rem}`;
const REGISTERS = `
.register td,.register th{vertical-align:baseline}
.register td{min-width:6rem}
.register td:nth-child(2){min-width:13rem}
.register thead th{white-space:nowrap}
.balance th:first-child{width:40%}
@media (max-width:40rem){.balance{font-size:.8125rem}.balance thead th{font-size:.75rem}}
.sums tr:first-child>*{border-top:2px solid var(--edge)}
.sums+*,.wide+.findings{margin-top:1rem}
.findings li{padding-inline-start:1.6rem;position:relative}
.findings li+li{margin-top:.3rem}
.findings li::before{content:"✓";position:absolute;inset-inline-start:.2rem;color:var(--good)}
.findings .gap::before{content:"!";color:var(--wrong);font-weight:700}
.findings small{color:var(--soft)}
.plain .state{color:var(--ink);font-size:.8125rem}
details.card>summary+*{margin-top:.6rem}
.plain+p{margin-top:.9rem}
.card>form+details{margin-top:1.2rem}
.tabs+.under{margin-top:1.2rem}
td small{display:block;color:var(--soft)}`;

export const CONSOLE_STYLE = [
  COLOURS,
  SHADES,
  GROUND,
  WORDS,
  CONTROLS,
  FRAME,
  ROUNDS,
  FIGURES,
  FORMS,
  NEEDS,
  DAY,
  REGISTERS,
]
  .join('')
  .replaceAll('\n', '');
