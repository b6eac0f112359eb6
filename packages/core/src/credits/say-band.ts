/** Bands in the sentences of a clause. Owns: "at least 99 % but less than 99.9 %" and its Chinese. */
import { quantity, sayQuantity } from '../terms/quantity.ts';
import type { Band, Edge } from '../terms/band.ts';
import type { Language } from '../terms/text.ts';

/** The band in words. */
export function sayBand(band: Band, language: Language): string {
  const say = (edge: Edge): string => sayQuantity(quantity(band.dimension, edge.at, band.unit), language);
  const { low, high } = band;
  if (low !== undefined && high !== undefined && low.at.equals(high.at)) {
    return language === 'en' ? `exactly ${say(low)}` : `等於 ${say(low)}`;
  }
  const parts = [low && sayLow(say(low), { low, language }), high && sayHigh(say(high), { high, language })];
  return parts.filter((part) => part !== undefined).join(language === 'en' ? ' but ' : '但');
}

function sayLow(text: string, { low, language }: { low: Edge; language: Language }): string {
  if (language === 'en') return low.inclusive ? `at least ${text}` : `more than ${text}`;
  return low.inclusive ? `不低於 ${text}` : `高於 ${text}`;
}

function sayHigh(text: string, { high, language }: { high: Edge; language: Language }): string {
  if (language === 'en') return high.inclusive ? `at most ${text}` : `less than ${text}`;
  return high.inclusive ? `不高於 ${text}` : `低於 ${text}`;
}
