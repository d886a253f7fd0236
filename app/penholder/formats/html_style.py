"""Look of a resolution as a web page: the proportions of the official page, light and dark."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --desk:#e9ecef; --sheet:#fff; --text:#1b2025; --faint:#56616b;
  --line:#cfd5da; --chip:#5f4300; --chip-bg:#fff0c9; --accent:#1a5f9e; }
@media (prefers-color-scheme: dark) { :root { --desk:#15181b; --sheet:#1e2226; --text:#e6e9ec;
  --faint:#a4adb5; --line:#3a4148; --chip:#ffdf8f; --chip-bg:#463708; --accent:#7db6ea; } }
* { box-sizing:border-box; }
body { margin:0; padding:2rem 1rem; background:var(--desk); color:var(--text); }
article { max-width:46rem; margin:0 auto; padding:3rem 4.5rem 3.5rem; background:var(--sheet);
  border:1px solid var(--line); border-radius:4px;
  font:1.05rem/1.5 "Times New Roman", "Liberation Serif", Tinos, serif; }
p, h1, h2 { white-space:pre-wrap; overflow-wrap:break-word; }
header { display:grid; grid-template-columns:1fr auto; column-gap:2rem;
  border-bottom:2px solid var(--text); padding-bottom:1rem; margin-bottom:1.5rem; }
header p { margin:.1rem 0; grid-column:1; }
[data-field=symbol] { font-size:1.15rem; grid-row:1; }
header [data-field=symbol], header [data-field=distribution], header [data-field=date],
header [data-field=original_language] { grid-column:2; text-align:end; }
[data-field=organ] { font-size:1.5rem; font-weight:700; line-height:1.2; }
[data-field=session], [data-field=body], [data-part=sponsors], [data-part=adoption] {
  font-weight:700; }
[data-field=agenda] { color:var(--faint); }
[data-part=report] { font-style:italic; margin-top:-.6rem; }
h1 { font-size:1.35rem; line-height:1.3; margin:1.6rem 0 1.2rem; }
h2 { font-size:1.05rem; margin:1.6rem 0 .8rem; text-align:center; }
h2[data-kind=annex] { text-align:start; font-size:1.2rem; padding-top:1.2rem;
  border-top:1px solid var(--line); }
main p, article > p { margin:.55rem 0; }
[data-kind=preambular], [data-kind=operative], [data-part=opening], [data-kind=opening] {
  text-indent:2.4rem; }
[data-kind] > .label { display:inline-block; min-width:2.2rem; text-indent:0; }
h2 > .label { min-width:0; }
[data-kind=subparagraph] { margin-inline-start:calc(var(--depth, 1) * 2.4rem);
  padding-inline-start:2.2rem; text-indent:-2.2rem; }
[data-kind=continuation], [data-kind=quoted] {
  margin-inline-start:calc(var(--depth, 0) * 2.4rem); }
[data-kind=quoted] { font-size:.97em; }
[data-part=meeting], [data-part=meeting-date] { text-align:end; font-style:italic; }
[data-part=meeting] { margin-top:1.6rem; } [data-part=meeting-date] { margin-top:-.5rem; }
table { border-collapse:collapse; margin:.8rem 0; font-size:.95em; }
td, th { border:1px solid var(--line); padding:.25rem .6rem; text-align:start;
  vertical-align:top; } td p, th p { margin:0; }
footer { margin-top:2.5rem; padding-top:.8rem; border-top:1px solid var(--line);
  font-size:.9rem; line-height:1.4; }
footer p { margin:.25rem 0; padding-inline-start:2rem; text-indent:-2rem; }
footer .label { display:inline-block; min-width:1.7rem; text-indent:0; text-align:end;
  padding-inline-end:.4rem; }
a { color:inherit; text-decoration:none; } sup a, .reference, footer .label { color:var(--accent); }
a:hover { text-decoration:underline; }
sup { font-size:.7em; line-height:0; }
.blank { color:var(--chip); background:var(--chip-bg); border-radius:4px; padding:0 .3em; }
@media (max-width:40rem) { article { padding:1.5rem 1.2rem; } body { padding:0; } }
@media print { :root { color-scheme:light; } body { background:none; padding:0; }
  article { border:0; padding:0; max-width:none; } }
"""
