/** Style of statement pages, beside what every page has. */
export const statementStyle = `
.top { margin-bottom: 1.5rem; }
.statement > header p { margin: .15rem 0; }
.status { color: var(--ink); }
.cards { display: grid; gap: 1rem; margin: 1rem 0; }
.card { border: 1px solid var(--line); border-inline-start: .35rem solid var(--unknown-fill); border-radius: .4rem; padding: 1rem 1.2rem; background: var(--panel); }
.card.met { border-inline-start-color: var(--good-fill); }
.card.missed { border-inline-start-color: var(--bad-fill); }
.card.open { border-inline-start-color: var(--accent-fill); }
.card > header { display: flex; flex-wrap: wrap; gap: .4rem 1rem; justify-content: space-between; align-items: baseline; }
.card h3 { margin: 0; font-size: 1.05rem; }
.card h4 { margin: 1rem 0 .3rem; font-size: .95rem; }
.badge { display: inline-block; font-weight: 600; white-space: nowrap; }
.badge.met { color: var(--good); }
.badge.missed { color: var(--bad); }
.badge.open { color: var(--accent); }
.badge.not-measured, .badge.suspended { color: var(--excused); }
.lead { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; margin: .6rem 0 0; }
.lead strong { font-size: 2.1rem; line-height: 1.1; font-weight: 650; }
.lead.absent strong { font-size: 1.05rem; font-weight: 500; }
.lead small { font-size: 1rem; font-weight: 500; }
.second { margin: .1rem 0 .6rem; }
.bar-words, .observed { margin: .15rem 0; font-size: .88rem; color: var(--soft); }
.partial { color: var(--excused); }
svg { display: block; width: 100%; }
.allowance { height: 26px; margin-top: .4rem; }
.room { fill: var(--agreed-fill); }
.limit { fill: var(--ink); }
.track { fill: var(--agreed-fill); opacity: .55; }
.bar.agreed { fill: var(--accent-fill); opacity: .55; }
.bar.told { fill: var(--accent-fill); }
.bar.joined { fill: var(--accent); }
.bar.excused { fill: var(--excused-fill); }
.bar.unknown { fill: var(--unknown-fill); }
.bar.counted { fill: var(--bad-fill); }
.bar.kept { fill: var(--good-fill); }
.hatch { stroke: var(--panel); stroke-width: 2.5; vector-effect: non-scaling-stroke; fill: none; }
.timeline { margin: 1.1rem 0 .4rem; }
figcaption, .close-up { font-size: .88rem; font-weight: 600; margin: 0 0 .35rem; }
.close-up { margin-top: .9rem; }
.lanes { display: grid; gap: .22rem; }
.lane { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr; gap: .8rem; align-items: center; font-size: .82rem; line-height: 1.3; }
.lane b { white-space: nowrap; }
.lane svg { height: 1.3rem; }
.ticks { position: relative; height: 1.2rem; font-size: .75rem; color: var(--soft); }
.ticks span { position: absolute; white-space: nowrap; padding-inline-start: .2rem; border-inline-start: 1px solid var(--line); }
details { margin: .45rem 0; }
summary { cursor: pointer; font-size: .9rem; }
summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent-fill); outline-offset: 2px; }
.card > .segment > details > summary, .timeline > details > summary, .basis summary { color: var(--accent); }
.tree { margin: .4rem 0 .2rem; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line); font-size: .9rem; }
.tree .step, .ladder .step { margin: .2rem 0; }
.tree .step .step { margin-inline-start: 1.1rem; }
p.step { padding-inline-start: 1rem; }
.ladder p.step { padding: 0; }
.clause-mark { font-size: .8rem; color: var(--soft); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .3rem; white-space: nowrap; }
.tree ul { margin: .2rem 0 .3rem; padding-inline-start: 2rem; color: var(--soft); }
.ladder tfoot th, .ladder tfoot td { border-top: 2px solid var(--ink); border-bottom: 0; }
.restated { background: var(--mark); border: 1px solid var(--excused-fill); border-radius: .4rem; padding: .8rem 1.2rem; margin: 1rem 0; }
.restated h3 { margin-top: .2rem; }
.rights { border: 1px solid var(--bad-fill); border-radius: .4rem; padding: .2rem 1.2rem .6rem; }
.basis { margin-top: 1.4rem; border-top: 1px solid var(--line); padding-top: .5rem; }
.basis th { white-space: nowrap; font-weight: 500; }
.statement { margin-top: 2.5rem; }
.overview tr.missed td:first-child { box-shadow: inset .25rem 0 var(--bad-fill); padding-inline-start: .6rem; }
.overview td:first-child { padding-inline-start: .6rem; }
@media (max-width: 40rem) {
  .lane { grid-template-columns: 1fr; gap: .1rem; }
  .lane.axis > span:first-child { display: none; }
  .card { padding: .8rem .9rem; }
  .basis th { white-space: normal; }
}
@media print {
  .statement { break-before: page; margin-top: 0; }
  .overview + .statement { break-before: page; }
  main > .statement:first-of-type { break-before: auto; }
  .card { break-inside: auto; }
  .lanes, .allowance, .lead { break-inside: avoid; }
  summary { list-style: none; font-weight: 600; }
  .timeline > details, .segment > details:not(.derivation) { display: none; }
  .derivation::details-content, .derivation details::details-content, .basis details::details-content { content-visibility: visible; block-size: auto; }
}
`;
