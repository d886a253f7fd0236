"""Look and script of the comparison page. Colours: those of the window's light and dark themes."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark;
  --desk:#e9ecef; --sheet:#fff; --text:#1b2025; --faint:#56616b; --line:#cfd5da;
  --ins:#0b5426; --ins-bg:#dcf3e2; --del:#8a1b14; --del-bg:#fbe1df; --move:#1c4a96;
  --move-bg:#dfe9fb; --routine-bg:#eceef0; --hatch:#dfe3e6; --chip:#5f4300; --chip-bg:#fff0c9;
  --accent:#1a5f9e; }
@media (prefers-color-scheme: dark) { :root {
  --desk:#15181b; --sheet:#1e2226; --text:#e6e9ec; --faint:#a4adb5; --line:#3a4148;
  --ins:#8fe0a8; --ins-bg:#173823; --del:#ffaba3; --del-bg:#46201d; --move:#a9c7ff;
  --move-bg:#1f3256; --routine-bg:#2c3238; --hatch:#2a2f34; --chip:#ffdf8f; --chip-bg:#463708;
  --accent:#7db6ea; } }
* { box-sizing: border-box; }
body { margin:0 auto; padding:1.5rem 2rem 4rem; max-width:90rem; background:var(--desk);
  color:var(--text); font:1rem/1.5 system-ui, sans-serif; }
h1 { font-size:1.35rem; line-height:1.3; margin:0 0 .5rem; }
.summary p, .key, .choice { margin:.15rem 0; color:var(--faint); }
.key { margin-top:.6rem; }
.choice button { font:inherit; color:var(--text); background:var(--sheet);
  border:1px solid var(--line); border-radius:6px; padding:.2rem .7rem; cursor:pointer; }
.choice button[aria-pressed=true] { border-color:var(--accent); color:var(--accent);
  font-weight:600; }
button:focus-visible, a:focus-visible { outline:2px solid var(--accent); outline-offset:2px; }
table { width:100%; table-layout:fixed; border-collapse:separate; border-spacing:0;
  margin-top:1.2rem; background:var(--sheet); border:1px solid var(--line); border-radius:8px;
  font:1.02rem/1.5 "Times New Roman", "Liberation Serif", Tinos, serif; }
thead th { position:sticky; top:0; z-index:1; background:var(--sheet); text-align:start;
  font:600 .95rem/1.4 system-ui, sans-serif; padding:.7rem 1.4rem; overflow-wrap:anywhere;
  border-bottom:2px solid var(--line); }
thead th:first-child { border-top-left-radius:8px; } thead th:last-child {
  border-top-right-radius:8px; }
td { vertical-align:top; padding:.35rem 1.4rem; }
td + td, th + th { border-inline-start:1px solid var(--line); }
tbody.front tr:last-child td { border-bottom:1px solid var(--line); }
.part th { text-align:start; font:600 .85rem/1.4 system-ui, sans-serif; color:var(--faint);
  padding:1rem 1.4rem .3rem; border-top:1px solid var(--line); }
.gap { background:repeating-linear-gradient(-45deg, transparent 0 5px, var(--hatch) 5px 6.5px); }
.unseen { position:absolute; clip-path:inset(50%); width:1px; height:1px; overflow:hidden;
  white-space:nowrap; }
.line { position:relative; margin:.15rem 0; white-space:pre-wrap; overflow-wrap:break-word;
  margin-inline-start:calc(var(--depth, 0) * 1.8rem); padding-inline-start:2.9rem; }
.label { position:absolute; inset-inline-start:0; color:var(--faint);
  font:.82rem/1.85 system-ui, sans-serif; font-variant-numeric:tabular-nums; }
.front .line { padding-inline-start:8.5rem; }
.field { position:absolute; inset-inline-start:0; color:var(--faint);
  font:.82rem/1.85 system-ui, sans-serif; }
.heading, .annex { font-weight:700; }
.annex { padding-inline-start:5rem; margin-top:1rem; }
.notes .line { font-size:.9rem; }
.quoted, .table { border-inline-start:2px solid var(--line); }
ins { color:var(--ins); background:var(--ins-bg); text-decoration:underline;
  text-decoration-thickness:1.5px; text-underline-offset:2px; border-radius:2px; }
del { color:var(--del); background:var(--del-bg); text-decoration:line-through;
  border-radius:2px; }
.added td:last-child ins, .removed td:first-child del { background:none; }
.added td:last-child { box-shadow:inset 3px 0 var(--ins); }
.removed td:first-child { box-shadow:inset 3px 0 var(--del); }
.routine ins, .routine del, .routine-key ins { color:var(--faint); background:var(--routine-bg); }
.tags { float:inline-end; margin:.15rem 0 0 .8rem; font:.78rem/1.5 system-ui, sans-serif; }
.tag, .move { display:inline-block; border-radius:4px; padding:0 .45rem; }
.tag { color:var(--faint); border:1px solid var(--line); }
.move { color:var(--move); background:var(--move-bg); text-decoration:none; }
.key .move { font-size:.85rem; }
a.move:hover { text-decoration:underline; }
tr:target td { background:var(--move-bg); }
table.cells { margin:.3rem 0; width:auto; border-radius:0; font-size:.92em;
  border-collapse:collapse; }
table.cells td { border:1px solid var(--line); padding:.15rem .5rem; white-space:pre-wrap; }
.flags { margin:.1rem 0 .3rem; padding-inline-start:2.9rem; color:var(--faint);
  font:.8rem/1.4 system-ui, sans-serif; }
.blank { color:var(--chip); background:var(--chip-bg); border-radius:4px; padding:0 .3em; }
sup { font-size:.7em; line-height:0; }
.show-changes .row:not(.changed), .show-substance .row:not(.substance) { display:none; }
@media (max-width: 48rem) { body { padding:1rem .6rem; } td, thead th { padding-inline:.6rem; }
  .line, .flags { padding-inline-start:2.2rem; } .front .line { padding-inline-start:0; }
  .field { position:static; display:block; } }
@media print { :root { color-scheme:light; } body { background:none; padding:0; max-width:none; }
  .choice { display:none; } table { border:0; font-size:9.5pt; } tr { break-inside:avoid; }
  thead th { position:static; } * { print-color-adjust:exact; } }
"""

SCRIPT = """
const choice = document.querySelector('.choice');
choice.hidden = false;
choice.addEventListener('click', event => {
  const show = event.target.dataset && event.target.dataset.show;
  if (!show) return;
  document.body.className = 'show-' + show;
  for (const button of choice.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.dataset.show === show));
});
"""
