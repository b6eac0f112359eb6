/**
 * Outages that keep every promise behind and break the one in front: a lane for each part, one for the service. Owns: what the lanes
 * say; that many short outages close together are one bar with their number. Does not own: which outages (they come ready).
 */
import { sayMinutes } from '../terms/exact-words.ts';
import type { Language } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import type { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import type { Drawing } from './drawing.ts';
import { saidIn } from './plot.ts';
import { periodTimeline } from './timeline.ts';
import type { LaneRole, TimelineBar, TimelineLane } from './timeline.ts';

export interface OutagePart {
  readonly name: string;
  readonly down: IntervalSet;
  /** Of that, what the promise behind it leaves out. */
  readonly leftOut: readonly { readonly name: string; readonly isWorks: boolean; readonly when: IntervalSet }[];
}

export interface OutageFacts {
  readonly span: { readonly start: Instant; readonly end: Instant };
  readonly zone: string;
  readonly parts: readonly OutagePart[];
  readonly service: { readonly name: string; readonly down: IntervalSet; readonly allowed: Ratio };
  readonly language: Language;
  readonly width: number;
}

export function outageLanes(facts: OutageFacts): Drawing {
  const { span, zone, parts, service, language, width } = facts;
  const say = saidIn(language);
  // Nearer to each other than two pixels they look like one anyway.
  const near = ((span.end - span.start) / width) * 2;
  const lanes = [...parts.map((part) => partLane(part, near, language)), serviceLane(service, near, language)];
  const drawing = periodTimeline({
    span,
    zone,
    lanes,
    language,
    width,
    title: say('Outages that keep every promise behind', '不違反任何背後承諾的中斷'),
  });
  const said = lanes.map(({ title, amount }) => `${title} ${amount ?? ''}`);
  return { ...drawing, description: `${said.join(say('; ', '；'))}${say('.', '。')}` };
}

/** Minutes first, and in how many pieces where there is more than one. */
function minutesOf(set: IntervalSet, language: Language): string {
  const minutes = sayMinutes(Ratio.of(set.total()), language);
  const count = [...set].length;
  return count < 2 ? minutes : saidIn(language)(`${minutes} in ${count} outages`, `${count} 次共 ${minutes}`);
}

function partLane({ name, down, leftOut }: OutagePart, near: number, language: Language): TimelineLane {
  const say = saidIn(language);
  const counted = leftOut.reduce((rest, { when }) => rest.minus(when), down);
  const outages = barsOf(counted, { near, label: say('down, counts', '中斷，計入') }, language);
  const excused = leftOut.flatMap((one) => {
    const label = say(`down, left out: ${one.name}`, `中斷，不計入：${one.name}`);
    return barsOf(one.when, { near, label, as: one.isWorks ? 'maintenance' : 'excluded' }, language);
  });
  const bars = [...outages, ...excused].sort((a, b) => a.start - b.start);
  return { role: 'union', title: name, amount: minutesOf(down, language), bars };
}

function serviceLane({ name, down, allowed }: OutageFacts['service'], near: number, language: Language): TimelineLane {
  const say = saidIn(language);
  const [is, may] = [
    sayMinutes(Ratio.of(down.total()), language),
    sayMinutes(allowed.times(Ratio.of(60_000)), language),
  ];
  return {
    role: 'result',
    title: name,
    amount: say(`${is}, ${may} allowed`, `${is}，容許 ${may}`),
    bars: barsOf(down, { near, label: say('down', '中斷') }, language),
  };
}

interface Look {
  readonly near: number;
  readonly label: string;
  readonly as?: LaneRole;
}

function barsOf(set: IntervalSet, { near, label, as }: Look, language: Language): readonly TimelineBar[] {
  const say = saidIn(language);
  const groups: { start: Instant; end: Instant; count: number; ms: number }[] = [];
  for (const { start, end } of set) {
    const last = groups.at(-1);
    if (last === undefined || start - last.end >= near) groups.push({ start, end, count: 1, ms: end - start });
    else Object.assign(last, { end, count: last.count + 1, ms: last.ms + end - start });
  }
  return groups.map(({ start, end, count, ms }) => {
    const together = sayMinutes(Ratio.of(ms), language);
    const many = say(`${label}: ${count} outages, ${together} together`, `${label}：${count} 次，合共 ${together}`);
    return { start, end, label: count === 1 ? label : many, ...(as === undefined ? {} : { as }) };
  });
}
