/** The document's whole style: no web fonts, nothing fetched; light, dark and paper. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1b2430;--soft:#56606d;--line:#dfe3e6;--wash:#f2f5f6;
--accent:#0b5f8a;--accent-soft:#d6e8f1;--track:#e8edf0;
--serif:"Iowan Old Style",Charter,"Source Serif 4",Georgia,"Noto Serif","Noto Naskh Arabic","Songti SC",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Noto Sans SC",sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#12181f;--ink:#e6ebef;--soft:#a3afba;--line:#2c3742;--wash:#19212a;
--accent:#7cc0e6;--accent-soft:#1d3a4c;--track:#26313b}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.6 var(--sans);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:56rem;padding:0 1.5rem 5rem}
:lang(ar){line-height:1.85}
header{padding:4.5rem 0 2.25rem}
.kicker{margin:0 0 .9rem;color:var(--accent);font-size:.875rem;font-weight:600;letter-spacing:.04em}
:lang(ar) .kicker,:lang(zh) .kicker{letter-spacing:0}
h1,h2,h3{font-family:var(--serif);line-height:1.2;text-wrap:balance}
h1{margin:0;font-size:clamp(2.2rem,6vw,3.4rem);font-weight:600;letter-spacing:-.015em}
:lang(ar) h1,:lang(zh) h1{letter-spacing:0;line-height:1.35}
.subtitle{margin:.7rem 0 0;font:400 1.25rem/1.45 var(--serif);color:var(--soft)}
.lead{margin:1.9rem 0 0;max-width:42rem;font-size:1.0625rem}
.headlines{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1.5rem;margin:2.5rem 0 0;
padding:1.6rem 0;border-block:1px solid var(--line)}
.headlines div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.headlines dt{color:var(--soft);font-size:.875rem;line-height:1.4}
.headlines dd{margin:0;font:600 2.1rem/1.25 var(--serif);color:var(--accent);font-variant-numeric:lining-nums}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.5rem;margin:1.75rem 0 0;font-size:.9375rem}
.facts dt{color:var(--soft)}.facts dd{margin:0}
nav{margin:2.25rem 0 0;font-size:.9375rem}
nav ol{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin:0;padding:0;list-style:none}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
section{margin-top:4rem}
h2{margin:0 0 1.25rem;padding-top:1.25rem;border-top:3px solid var(--accent);font-size:1.75rem;font-weight:600}
h3{margin:2.75rem 0 .35rem;font-size:1.25rem;font-weight:600}
h4{margin:2.25rem 0 .35rem;font-size:1rem;font-weight:600}
.aside{margin:0 0 1.25rem;color:var(--soft);font-size:.875rem}
p{margin:.6rem 0;max-width:46rem}
.note{color:var(--soft);font-size:.875rem}
ul,main ol{margin:.6rem 0;padding-inline-start:1.5rem}
li{margin:.25rem 0}
figure{margin:1.1rem 0 .6rem}
svg.bars{display:block;overflow:visible;font-family:var(--sans)}
.bars text{fill:var(--ink);font-size:14.5px}
.bars .mark{fill:var(--accent);font-weight:700;font-variant-numeric:tabular-nums}
.bars .value{fill:var(--soft);text-anchor:end;font-variant-numeric:tabular-nums}
.bars .track{fill:var(--track)}.bars .bar{fill:var(--accent)}
.table{overflow-x:auto;margin:1rem 0}
table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.45}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.5rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
thead th{color:var(--soft);font-weight:600;font-size:.8125rem;vertical-align:bottom;border-bottom-color:var(--soft)}
tbody th{font-weight:500;min-width:11rem}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .n{white-space:normal}
details{margin:.4rem 0 1rem}
summary{cursor:pointer;color:var(--accent);font-size:.875rem;width:fit-content}
blockquote{margin:1.1rem 0;padding:1.1rem 1.4rem;background:var(--wash);border-inline-start:3px solid var(--accent);
border-radius:2px;break-inside:avoid}
blockquote p{margin:0;max-width:none}
blockquote .words{font:400 1.125rem/1.6 var(--serif);white-space:pre-line;overflow-wrap:anywhere}
blockquote .words:lang(ar){line-height:1.9}
blockquote footer{margin-top:.7rem;color:var(--soft);font-size:.875rem}
.details{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.8rem 0 0;font-size:.9375rem}
.details dt{color:var(--soft)}.details dd{margin:0;justify-self:start;white-space:pre-line;overflow-wrap:anywhere}
.draft{margin:0 0 1.5rem;padding:.5rem .9rem;border:1px solid var(--accent);color:var(--accent);font-weight:600;width:fit-content}
.head{display:grid;grid-template-columns:1fr auto;gap:.75rem 0}
.head p{margin:0}.head span{display:block}.masthead{font-weight:600;line-height:1.5}
.number{text-align:end;font-weight:600}.number span:first-child{font-size:1.25rem}
.head>.masthead,.head>.number{padding-bottom:1rem;border-bottom:2px solid var(--ink)}
.head dl{display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1.5rem;margin:0}
.head dl:last-child,.kind{grid-column:1/-1}.kind{text-align:center;font-weight:600}
.head dt{font-weight:600}.head dd{margin:0}.head h1{font-size:1.75rem}.meeting{text-align:end}
.actions{margin:2.5rem 0;padding:.2rem 1.4rem 1rem;border:1px solid var(--accent)}
.actions h3{margin-top:1rem}main .actions ol{margin:0;padding:0;list-style:none}
.actions li{display:grid;grid-template-columns:minmax(4.5rem,max-content) 1fr;gap:1rem}
.ref{line-height:0}.ref a,.back{text-decoration:none}
.notes{font-size:.875rem}.notes h2{font-size:1.125rem}
@media (max-width:34rem){.head{grid-template-columns:1fr}.number,.meeting{text-align:start}}
@media (max-width:34rem){body{padding:0 1.1rem 3rem}header{padding-top:2.5rem}
.facts,.details{grid-template-columns:1fr;gap:0}.facts dd,.details dd{margin-bottom:.5rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--wash:#fff;--accent:#0b4f74;--track:#e6e6e6}
@page{size:A4;margin:20mm 18mm}html{font-size:10.5pt}body{max-width:none;padding:0}header{padding-top:0}
nav{display:none}section{margin-top:2.2rem}h2,h3,h4{break-after:avoid}tr,figure{break-inside:avoid}
summary{display:none}details::details-content{content-visibility:visible;display:block}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
