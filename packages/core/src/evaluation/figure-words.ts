/** A figure of a statement in words: minutes before percentages, units always said. */
import { grouped, minutesText, percentText, sayTime, shortDecimal } from '../terms/exact-words.ts';
import { parseTarget, sayTarget } from '../terms/target.ts';
import type { Language } from '../terms/text.ts';
import { Ratio } from '../values/ratio.ts';
import type { Figure, SegmentResult } from './statement.ts';

/** A figure with its unit. `beside` is the target of a share, so that no rounding hides on which side it lies. */
export function sayFigure(figure: Figure, language: Language, beside?: Ratio): string {
  const value = Ratio.parse(figure.exact);
  switch (figure.unit) {
    case 'share':
      return `${percentText(value, beside)} %`;
    case 'ms':
      return sayTime(value, language);
    case 'count':
      return shortDecimal(value, 3);
    default:
      return `${shortDecimal(value, 3)} ${figure.unit}`;
  }
}

/** The bound of a segment's target where it is a share. */
export function shareBound(segment: { readonly target?: string | undefined }): Ratio | undefined {
  if (segment.target === undefined) return undefined;
  const target = parseTarget(segment.target);
  return typeof target === 'string' || target.bound.dimension !== 'ratio' ? undefined : target.bound.value;
}

/** "at least 99.95 %". */
export function sayTargetText(text: string, language: Language): string {
  const target = parseTarget(text);
  return typeof target === 'string' ? text : sayTarget(target, language);
}

/** What was attained, or why nothing was. */
export function sayAttained(segment: SegmentResult, language: Language): string {
  const figure = segment.rounded ?? segment.value;
  if (figure === undefined) return segment.absent?.detail ?? (language === 'en' ? 'no value' : '沒有數值');
  return sayFigure(figure, language, shareBound(segment));
}

/** A figure by name as an exact number, if the segment has it. */
export function figureValue(segment: Pick<SegmentResult, 'figures'>, name: string): Ratio | undefined {
  const figure = segment.figures[name];
  return figure === undefined ? undefined : Ratio.parse(figure.exact);
}

/** "55 of 21.6 min allowed", "2 of 40 cases missed": what was used of what the promise leaves. */
export function sayUsed(segment: SegmentResult, language: Language): string {
  const [used, allowed] = [figureValue(segment, 'downtime'), figureValue(segment, 'allowed')];
  const unit = language === 'en' ? 'min' : '分鐘';
  if (used !== undefined && allowed !== undefined) return `${minutesText(used)} / ${minutesText(allowed)} ${unit}`;
  if (used !== undefined) return `${minutesText(used)} ${unit}`;
  const [misses, cases] = [segment.figures['misses']?.exact, segment.figures['cases']?.exact];
  if (misses === undefined || cases === undefined) return '';
  return language === 'en' ? `${grouped(misses)} of ${grouped(cases)}` : `${grouped(cases)} 宗中 ${grouped(misses)} 宗`;
}
