const SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';
const ARABIC = '"Segoe UI","Geeza Pro","Noto Sans Arabic",Tahoma,system-ui,sans-serif';
const CHINESE =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif';

export const COLOURS = `
:root{color-scheme:light dark;--paper:#f7f5f0;--card:#fff;--ink:#17212b;--soft:#515d69;--line:#e0dcd2;--edge:#7b8690;
--accent:#0a6073;--press:#084c5b;--on:#fff;--wash:#e8f2f4;--wrong:#a3232b;--blush:#fcf0ef;--focus:#d97a00}
@media (prefers-color-scheme:dark){:root{--paper:#10161b;--card:#182027;--ink:#e9edf0;--soft:#a9b4be;--line:#313c46;
--edge:#7f8c98;--accent:#86cddc;--press:#a8dfea;--on:#05232b;--wash:#1b323a;--wrong:#ffa39c;--blush:#3a2122;--focus:#ffb347}}`;

export const GROUND = `
*{box-sizing:border-box}
html{font:100%/1.6 ${SANS};-webkit-text-size-adjust:100%;background:var(--paper);color:var(--ink)}
:lang(ar){font-family:${ARABIC};line-height:1.85}
:lang(zh){font-family:${CHINESE}}
:lang(en),:lang(fr),:lang(es),:lang(ru){font-family:${SANS}}
body{margin:0 auto;max-width:46rem;padding:0 1rem 3rem;overflow-wrap:break-word}
h1,h2,p,ul,dl,dd,fieldset{margin:0;padding:0}
ul{list-style:none}
fieldset{border:0;min-width:0}
legend{padding:0;width:100%}
h1{font-size:clamp(1.4rem,1.15rem + 1.6vw,1.9rem);line-height:1.3;letter-spacing:-.01em;text-wrap:balance}
:lang(ar) h1,:lang(zh) h1{line-height:1.55;letter-spacing:0}
h2{font-size:1.1rem;line-height:1.4}
a{color:var(--accent)}
a:hover,summary:hover{color:var(--press)}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:.3rem}
main:focus{outline:0}
.skip,.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{width:auto;height:auto;clip-path:none;padding:.7rem 1rem;background:var(--card);z-index:2}`;

const FRAME = `
.top{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:4rem}
.brand{line-height:1.3}
.brand b{color:var(--accent);font-size:1.15rem;letter-spacing:-.01em}
.brand span{color:var(--soft);font-size:.875rem;margin-inline-start:.4rem}
.languages{position:relative}
.languages summary{display:flex;align-items:center;min-height:2.75rem;padding:0 .9rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);cursor:pointer;white-space:nowrap}
.languages summary::after{content:"";width:.45em;height:.45em;margin-inline-start:.7em;border:solid;border-width:0 2px 2px 0;transform:translateY(-.15em) rotate(45deg)}
.languages ul{position:absolute;z-index:1;inset-inline-end:0;margin-top:.4rem;min-width:11rem;padding:.4rem;background:var(--card);border:1px solid var(--line);border-radius:.8rem;box-shadow:0 .6rem 2rem #0003}
.languages li>*{display:flex;align-items:center;width:100%;min-height:2.75rem;padding:.3rem .8rem;border:0;border-radius:.5rem;background:0;color:var(--ink);font-size:1rem;font-weight:400;text-decoration:none;text-align:start}
.languages li>:hover,.languages [aria-current]{background:var(--wash)}
.languages [aria-current]{font-weight:600}
.band{padding:.2rem 0 1rem;font-size:.9375rem;color:var(--soft)}
.band>p{display:flex;flex-wrap:wrap;gap:0 .8rem}
.band>p>bdi{color:var(--ink);font-weight:600}
.progress{margin-top:.9rem;font-size:.875rem}
progress{appearance:none;display:block;width:100%;height:.4rem;margin-top:.4rem;border:0;border-radius:1rem;overflow:hidden;background:var(--line);color:var(--accent)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--accent);border-radius:1rem}
progress::-moz-progress-bar{background:var(--accent);border-radius:1rem}
main{display:block;padding:clamp(1.25rem,5vw,2.75rem);background:var(--card);border:1px solid var(--line);border-radius:1rem}
main>*+*,main form>div:not(.actions,.choices)>*+*,fieldset>*+*{margin-top:1.1rem}
footer{margin-top:1.5rem;color:var(--soft);font-size:.9375rem}
footer ul{display:flex;flex-wrap:wrap;gap:0 1.4rem;margin-top:.3rem}
footer a{display:inline-flex;align-items:center;min-height:2.75rem}`;

export const WORDS = `
.lead{font-size:1.0625rem}
.section{color:var(--accent);font-size:.9375rem;font-weight:600}
.about,.note,.hint,.none{color:var(--soft)}
.note{padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
form+.note,.note+form{margin-top:1rem}
.hint{font-size:.9375rem}
.tag{display:inline-block;padding:.1rem .6rem;border-radius:1rem;background:var(--wash);color:var(--ink);font-size:.8125rem;font-weight:400;letter-spacing:0;line-height:1.6;vertical-align:.2em}
.needed{background:var(--blush);color:var(--wrong);font-weight:600}
.wrong{color:var(--wrong);font-weight:600}
.summary{padding:1rem 1.25rem;border:2px solid var(--wrong);border-radius:.8rem;background:var(--blush)}
.summary p{margin-top:.25rem}
.summary a{color:var(--wrong);font-weight:600}
.shown{margin-top:1.6rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
.shown b{display:block;color:var(--ink)}
.notice.done h1::before{content:"";display:block;width:1.1rem;height:2rem;margin:.2rem .8rem 1.2rem;border:solid var(--accent);border-width:0 .32rem .32rem 0;transform:rotate(42deg)}
.notice p{margin-top:1rem}
.facts{border-top:1px solid var(--line)}
.facts div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.7rem 0;border-bottom:1px solid var(--line)}
.facts dt{flex:0 0 9.5rem;color:var(--soft)}
.facts dd{flex:1 1 14rem;font-weight:600}
.help li{padding:.8rem 0;border-bottom:1px solid var(--line)}
.typed code{display:inline-block;padding:.4rem .8rem;border-radius:.5rem;background:var(--wash);color:var(--ink);font-size:1.05rem;overflow-wrap:anywhere;user-select:all}`;

export const CONTROLS = `
button,input,select,textarea{font:inherit;color:inherit}
input,select,textarea{accent-color:var(--accent)}
input:not([type=radio],[type=checkbox]),select,textarea{display:block;width:100%;min-height:3rem;padding:.6rem .8rem;border:1px solid var(--edge);border-radius:.6rem;background:var(--card)}
select{appearance:none;padding-inline-end:2.5rem;background:linear-gradient(45deg,transparent 50%,currentColor 0) calc(100% - 1.35rem) 50%/.4rem .4rem no-repeat,linear-gradient(135deg,currentColor 50%,transparent 0) calc(100% - .95rem) 50%/.4rem .4rem no-repeat,var(--card)}
[dir=rtl] select{background-position:.95rem 50%,1.35rem 50%,0 0}
textarea{resize:vertical;field-sizing:content;min-height:9rem}
.short{max-width:16rem}
.field{display:block;margin-top:1.5rem;font-weight:600}
form>.hint+textarea,form>.hint+input,form>.wrong+input,form>.wrong+select,select+.hint{margin-top:.5rem}
.choices{display:grid;gap:.6rem}
.choice{display:flex;align-items:center;gap:.85rem;min-height:3rem;padding:.65rem 1rem;border:1px solid var(--edge);border-radius:.7rem;cursor:pointer;line-height:1.45}
.choice:hover{background:var(--wash)}
.choice:has(:checked){background:var(--wash);border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}
.choice input{flex:none;width:1.35rem;height:1.35rem;margin:0;outline:0}
.choice span{min-width:0}
.apart{margin-top:.7rem}
.yes-no{grid-template-columns:1fr 1fr}
.scale{grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr));gap:.5rem}
.scale .choice{flex-direction:column;justify-content:center;gap:.3rem;padding:.7rem .2rem;text-align:center}
.row{grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr))}
.days{grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}
.days .choice{gap:.5rem;padding-inline:.6rem}
section>p+*,form>*+fieldset{margin-top:1.1rem}
fieldset>.ends{display:flex;justify-content:space-between;gap:2rem;margin-top:.4rem;color:var(--soft);font-size:.875rem}
.rows>fieldset{padding:1.1rem 0;border-top:1px solid var(--line)}
.rows legend{float:inline-start;font-weight:600;margin-bottom:.7rem}
.rows .choices{clear:both}
.own label{display:block;margin-bottom:.35rem;font-weight:600}
@supports selector(:has(*)){form:has(.other:not(:checked)) .own{display:none}}
.ranks{display:grid;gap:.35rem}
.ranks select{margin-bottom:.8rem}
.ranks label{font-weight:600}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem;margin-top:1.8rem}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:3rem;padding:.6rem 1.3rem;border:1px solid var(--edge);border-radius:.7rem;background:var(--card);color:var(--ink);font-weight:600;text-decoration:none;cursor:pointer}
button:hover,.button:hover{border-color:var(--accent);color:var(--press)}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on)}
.primary:hover{background:var(--press);color:var(--on)}
.large{min-width:min(16rem,100%);font-size:1.125rem}
.quiet{padding-inline:.6rem;border-color:transparent;background:0;color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
.answers>div{display:grid;grid-template-columns:1fr auto;gap:.2rem 1rem;padding:1rem 0;border-top:1px solid var(--line)}
.answers dt{color:var(--soft);font-size:.9375rem}
.answers dd{grid-column:1;font-weight:500;min-width:0}
.answers .change{grid-column:2;grid-row:1/span 2}
section h2{margin:1.6rem 0 .5rem;color:var(--accent)}
@media (max-width:30rem){.brand span{display:none}.actions>.primary{width:100%}}`;

const MEDIA = `
@media (prefers-reduced-motion:no-preference){button,.choice,.button{transition:background-color .15s,border-color .15s}}
@media print{html{background:#fff;color:#000}body{max-width:none}.top form,.screen,footer nav,.skip,.progress{display:none}main{border:0;padding:0}.answers>div{break-inside:avoid}}`;

/** The one stylesheet: logical properties mirror it for Arabic, system fonts cost nothing, colours follow the reader. */
export const STYLE = [COLOURS, GROUND, FRAME, WORDS, CONTROLS, MEDIA].join('').replaceAll('\n', '');
