/** Type, colour and paper of every page. Colours keep 4.5:1 against their ground, in light and dark, and none is the only sign. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f5f6f8; --line: #d4d8de; --ink: #15191e; --soft: #555e6a;
  --good: #00613f; --good-fill: #00855a; --bad: #a12a00; --bad-fill: #cc3d00; --accent: #1a4f8a; --accent-fill: #2f6fb5;
  --excused: #6b5500; --excused-fill: #c9a227; --unknown-fill: #8b93a0; --agreed-fill: #dfe5ec; --mark: #fff4d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --panel: #1d2127; --line: #3a414b; --ink: #e8ebef; --soft: #a8b0bb;
    --good: #5fd3a5; --good-fill: #2fae7e; --bad: #ff9a70; --bad-fill: #f0693a; --accent: #8fbcf0; --accent-fill: #5b9be0;
    --excused: #e3c35a; --excused-fill: #c9a227; --unknown-fill: #7d8694; --agreed-fill: #313944; --mark: #3a3014;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 3rem; background: var(--ground); color: var(--ink);
  font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  line-height: 1.5; font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
:lang(zh-Hant) {
  line-height: 1.65;
  font-family: "Segoe UI", "Helvetica Neue", Arial, "PingFang HK", "PingFang TC", "Microsoft JhengHei", "Noto Sans HK", "Noto Sans TC", "Noto Sans CJK HK", "Noto Sans CJK TC", system-ui, sans-serif;
}
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: start; color: var(--soft); font-size: .85rem; padding: .2rem 0 .4rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.scroll th { white-space: nowrap; }
.scroll td { min-width: 4.2em; }
th:last-child, td:last-child { padding-inline-end: 0; }
td.figure, th.figure { text-align: end; white-space: nowrap; }
.scroll { overflow-x: auto; margin: .6rem 0; }
.soft { color: var(--soft); }
.small { font-size: .85rem; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .82em; overflow-wrap: anywhere; }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root {
    color-scheme: light; --ground: #fff; --panel: #f5f6f8; --line: #bbb; --ink: #000; --soft: #444; --good: #00613f; --good-fill: #00855a;
    --bad: #a12a00; --bad-fill: #cc3d00; --accent: #1a4f8a; --accent-fill: #2f6fb5; --excused: #6b5500; --excused-fill: #c9a227;
    --unknown-fill: #8b93a0; --agreed-fill: #dfe5ec; --mark: #fff4d6;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  tr, figure, .clause { break-inside: avoid; }
  .scroll { overflow: visible; }
}
`;
