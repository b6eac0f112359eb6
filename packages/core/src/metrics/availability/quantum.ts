/** Downtime in units: whole units per outage, or slots of the clock. Owns: rounding of time as a term of the agreement. */
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CountedPiece, Outage } from '../timeline/outage.ts';
import type { Timeline } from '../timeline/from-evidence.ts';
import type { AvailabilityTerms } from './terms.ts';

type Quantum = NonNullable<AvailabilityTerms['quantum']>;

/** Outages with what counts of them in the unit. `origin` is where the slots of the clock begin. */
export function quantised(
  outages: readonly Outage[],
  quantum: Quantum,
  place: { timeline: Timeline; origin: Instant },
): Outage[] {
  const unit = quantum.unit.value;
  if (quantum.rule === 'aligned') return inSlots(outages, quantum, place);
  return outages.map((outage) => {
    const units = outage.counted.dividedBy(unit);
    return { ...outage, counted: Ratio.of(quantum.rule === 'floor' ? units.floor() : units.ceil()).times(unit) };
  });
}

interface Slot {
  readonly start: Instant;
  readonly end: Instant;
  readonly pieces: CountedPiece[];
  /** The outage that reaches the slot first; the slot counts for it. */
  readonly outage: Outage;
}

function inSlots(
  outages: readonly Outage[],
  quantum: Quantum,
  place: { timeline: Timeline; origin: Instant },
): Outage[] {
  const countable = countableTime(place.timeline);
  const counted = new Map<Outage, Ratio>();
  for (const slot of slotsOf(outages, Number(quantum.unit.value.floor()), place.origin)) {
    const counts = slotCounts(slot, countable, quantum.partly === true);
    counted.set(slot.outage, (counted.get(slot.outage) ?? Ratio.zero).plus(counts));
  }
  return outages.map((outage) => ({ ...outage, counted: counted.get(outage) ?? Ratio.zero }));
}

/** Agreed time that no exclusion takes whole: the time a slot has to be down in. */
function countableTime({ agreed, stretches }: Timeline): IntervalSet {
  return agreed.minus(IntervalSet.of(stretches.filter(({ excluded }) => excluded.equals(Ratio.one))));
}

function slotsOf(outages: readonly Outage[], unit: number, origin: Instant): Iterable<Slot> {
  const slots = new Map<number, Slot>();
  for (const outage of outages) {
    for (const piece of outage.pieces) {
      const first = Math.floor((piece.start - origin) / unit);
      for (let k = first; origin + k * unit < piece.end; k += 1) {
        const [start, end] = [Instant.plus(origin, k * unit), Instant.plus(origin, (k + 1) * unit)];
        const slot = slots.get(k) ?? { start, end, pieces: [], outage };
        slots.set(k, slot);
        slot.pieces.push({
          ...piece,
          start: Instant.of(Math.max(start, piece.start)),
          end: Instant.of(Math.min(end, piece.end)),
        });
      }
    }
  }
  return slots.values();
}

/** A slot counts with the least weight that held throughout its countable time, or with the largest in it when partly counts. */
function slotCounts(slot: Slot, countable: IntervalSet, partly: boolean): Ratio {
  const weights = slot.pieces.map(({ weight }) => weight);
  const length = countable.clip(slot.start, slot.end).total();
  if (partly) return Ratio.max(...weights).times(Ratio.of(length));
  const down = slot.pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  return down < length ? Ratio.zero : Ratio.min(...weights).times(Ratio.of(length));
}
