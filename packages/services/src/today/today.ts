/**
 * What matters today, in one order: money at risk times its chance, then how pressing it is. Owns: the order. Does not own: what is
 * found (kinds/). Amounts of different currencies are compared as they stand: no rate of exchange is part of an agreement.
 */
import { Ratio } from '@troth/core';
import type { Context, Question } from '../context.ts';
import type { TodayItem } from './item.ts';
import { itemKinds } from './kinds.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';

export interface Today {
  readonly now: number;
  readonly day: string;
  readonly zone: string;
  /** Entries of the ledger that were looked at. */
  readonly size: number;
  readonly items: readonly TodayItem[];
}

const lists = new WeakMap<object, readonly TodayItem[]>();

export async function today(context: Context, question: Question): Promise<Today> {
  const scene = await sceneOf(context, question);
  const known = lists.get(scene);
  const items = known ?? inOrder(itemKinds.flatMap(({ find }) => find(scene))).map((item) => named(item, scene));
  if (known === undefined) lists.set(scene, items);
  return { now: scene.now, day: scene.today, zone: scene.zone, size: scene.size, items };
}

function named(item: TodayItem, { register }: Scene): TodayItem {
  const ownerName = item.owner === undefined ? undefined : register.get('person', item.owner)?.body.name;
  return ownerName === undefined ? item : { ...item, ownerName };
}

/** Money at risk times its chance, exactly. */
function weightOf({ exposure, chance }: TodayItem): Ratio {
  if (exposure === undefined || chance === undefined) return Ratio.zero;
  return Ratio.parse(exposure.amount).times(Ratio.parse(chance.exact));
}

function inOrder(items: readonly TodayItem[]): readonly TodayItem[] {
  return items
    .map((item) => ({ item, weight: weightOf(item) }))
    .sort(
      (one, other) =>
        other.weight.compare(one.weight) || one.item.rank - other.item.rank || (one.item.id < other.item.id ? -1 : 1),
    )
    .map(({ item }) => item);
}
