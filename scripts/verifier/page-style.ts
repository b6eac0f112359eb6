/** Looks of the page: one column, light and dark by the reader's own setting, good on paper. */
export const style = `
:root { color-scheme: light dark;
  --ground: #fff; --panel: #f5f6f8; --line: #d4d8de; --ink: #15191e; --soft: #555e6a;
  --good: #00613f; --good-panel: #e6f4ee; --bad: #a12a00; --bad-panel: #fdeee6; --accent: #1a4f8a; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #14171b; --panel: #1d2127; --line: #3a414b; --ink: #e8ebef; --soft: #a8b0bb;
  --good: #5fd3a5; --good-panel: #15291f; --bad: #ff9a70; --bad-panel: #331d13; --accent: #8fbcf0; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--ground);
  color: var(--ink); font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif; line-height: 1.5;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
:lang(zh-Hant) { line-height: 1.65; font-family: "Segoe UI", "Helvetica Neue", Arial, "PingFang HK", "PingFang TC",
  "Microsoft JhengHei", "Noto Sans HK", "Noto Sans TC", "Noto Sans CJK HK", "Noto Sans CJK TC", system-ui, sans-serif; }
header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
.mark { font-weight: 700; letter-spacing: .02em; color: var(--accent); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .8rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; max-width: 65ch; }
button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: .4rem;
  padding: .2rem .7rem; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.drop { display: block; margin: 1.4rem 0 1rem; padding: 2.2rem 1rem; text-align: center; background: var(--panel);
  border: 2px dashed var(--line); border-radius: .8rem; cursor: pointer; font-weight: 600; }
.drop.over, .drop:hover { border-color: var(--accent); }
.drop input { display: block; margin: .8rem auto 0; max-width: 100%; font: inherit; font-weight: 400; }
.given { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem 2rem; }
.given label { font-weight: 600; }
.given input[type=file] { font-weight: 400; }
.given small { display: block; color: var(--soft); font-weight: 400; font-size: .85rem; }
.given input { font: inherit; width: 100%; margin-top: .3rem; color: inherit; }
.given input[type=text] { padding: .35rem .5rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--ground); }
.verdict { margin: 1.6rem 0 1rem; padding: .9rem 1.1rem; border-radius: .6rem; border-inline-start: .4rem solid; }
.verdict strong { display: block; font-size: 1.1rem; }
.verdict.good { color: var(--good); background: var(--good-panel); }
.verdict.bad { color: var(--bad); background: var(--bad-panel); }
.verdict span { color: var(--ink); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem .8rem .5rem 0; border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 600; white-space: nowrap; }
td ul { margin: .2rem 0; padding-inline-start: 1.1rem; }
.state { white-space: nowrap; font-weight: 600; }
.state.good { color: var(--good); } .state.bad { color: var(--bad); }
.soft { color: var(--soft); }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .82em; overflow-wrap: anywhere; }
dl { margin: 0; } dt { color: var(--soft); font-size: .85rem; margin-top: .6rem; } dd { margin: 0; }
td, dd { overflow-wrap: anywhere; }
@media (max-width: 38rem) {
  thead { display: none; }
  tr { display: grid; grid-template-columns: 1fr auto; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { border: 0; padding: 0; }
  td:last-child { grid-column: 1 / -1; }
}
@media print { .drop, .given, button { display: none; } body { max-width: none; padding: 0; } }
`;
