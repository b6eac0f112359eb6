/** A red promise that nobody answers for, or about which nothing is done (S2.17). Owns: when that is so, and its words. */
import type { Localized } from '@troth/core';
import type { BudgetView } from './budgets.ts';
import { both } from './item.ts';
import { managerOf } from './saying.ts';
import type { Scene } from './scene.ts';
import { isPlanned, isTold } from './told.ts';

export function controlFailureOf(scene: Scene, view: BudgetView): Localized | undefined {
  const { shelved, row, period, projection, missed } = view;
  if (!missed && projection.outlook !== 'works' && projection.outlook !== 'unrecoverable') return undefined;
  const agreement = shelved.agreement.id;
  if (managerOf(scene, agreement) === undefined)
    return both('Control failure: nobody is named as its owner.', '控制失效：未指定負責人。');
  if (isPlanned(scene, agreement) || isTold(scene, { agreement, commitment: row.commitment, period: period.key }))
    return undefined;
  return both(
    'Control failure: nobody was told, and no plan or action is open.',
    '控制失效：未通知任何人，亦無計劃或行動項目。',
  );
}
