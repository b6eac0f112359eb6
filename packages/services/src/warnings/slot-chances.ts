/**
 * How a cut moves the chance that a promise is missed by the end of its month, and what that is worth. Owns: the two forecasts, with
 * and without it. Estimates: the exact part of a slot is what the cut itself does (slot-trial.ts).
 */
import { forecastTime, Instant, Ratio } from '@troth/core';
import type { KnownHabit } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { habitOf } from '../forecast/habit.ts';
import { commitmentOf } from '../today/exposure.ts';
import type { Scene } from '../today/scene.ts';
import type { Hit, SlotTrial } from './slot-trial.ts';

export interface Chances {
  /** 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Change in expected credit of the rest of the month, in major units; what the cut itself causes is not in it. */
  readonly worth: number;
  /** Missing where a miss costs nothing. */
  readonly currency?: string | undefined;
}

export class SlotChances {
  readonly #context: Context;
  readonly #organisation: string;
  readonly #scene: Scene;
  readonly #trial: SlotTrial;
  readonly #habits = new Map<string, Promise<KnownHabit | undefined>>();

  constructor(
    context: Context,
    of: { readonly organisation: string; readonly scene: Scene; readonly trial: SlotTrial },
  ) {
    this.#context = context;
    this.#organisation = of.organisation;
    this.#scene = of.scene;
    this.#trial = of.trial;
  }

  /** Undefined where nobody knows how often the service fails: then only the exact part is known. */
  async of(shelved: ShelvedAgreement, hit: Hit): Promise<Chances | undefined> {
    const { period, row, used, after, allowed } = hit;
    const commitment = commitmentOf(shelved, row.commitment);
    const habit = await this.#habit(shelved.agreement.id, hit);
    if (habit === undefined || commitment === undefined) return undefined;
    const from = Instant.of(Math.max(this.#scene.now, period.start));
    const remaining = Ratio.of(commitment.calendar.openBetween(from, period.end).total());
    const budget = { used, allowed, remaining };
    const before = forecastTime(budget, habit).breach;
    const later = forecastTime({ ...budget, planned: after.minus(used) }, habit).breach;
    const cost = await this.#trial.costOfMiss(shelved, hit);
    const price = cost === undefined ? 0 : Ratio.parse(cost.amount).toNumber();
    // A cut that breaks the promise costs what it costs, exactly; the chance that it was broken anyway is taken off.
    const isMissed = after.greaterThan(allowed);
    return { before, after: later, worth: price * ((isMissed ? 0 : later) - before), currency: cost?.currency };
  }

  #habit(agreement: string, { row: { commitment, subject } }: Hit): Promise<KnownHabit | undefined> {
    const name = `${agreement}/${commitment}/${subject ?? ''}`;
    const known = this.#habits.get(name);
    if (known !== undefined) return known;
    const asked = { organisation: this.#organisation, agreement, commitment, subject, asOf: this.#scene.now };
    const read = habitOf(this.#context, asked);
    this.#habits.set(name, read);
    return read;
  }
}
