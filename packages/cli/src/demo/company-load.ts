/** The demo company in a store that holds nothing yet. Owns: telling all of its history, and what waits in the background after it. */
import { Instant } from '@troth/core';
import { createKey, system, wake, workerHandlers } from '@troth/services';
import type { Context } from '@troth/services';
import { need } from '../endings.ts';
import { demoNow } from './clock.ts';
import type { DemoClock } from './clock.ts';
import { wholeHistory } from './company/whole.ts';
import { tell } from './timeline.ts';

export const demoOrganisation = 'harbourline';

export interface Progress {
  loaded: number;
  of: number;
  ready: boolean;
}

export async function loadCompany(context: Context, clock: DemoClock, progress: Progress): Promise<void> {
  const steps = await wholeHistory();
  progress.of = steps.length;
  await context.store.establish(demoOrganisation, 'Harbourline Networks Ltd');
  await tell(steps, {
    context,
    organisation: demoOrganisation,
    clock,
    onProgress: (done) => {
      progress.loaded = done;
    },
  });
  clock.goOn(Instant.parse(demoNow));
  await settle(context);
  progress.ready = true;
}

/** An administrator's key, for scripts and tests. */
export async function demoKey(context: Context): Promise<string> {
  const command = { organisation: demoOrganisation, actor: system, name: 'demo' };
  return need(await createKey(context, { ...command, grants: [{ scope: 'admin' }] })).token;
}

/** Does the work of the background that waits, so that the first page is as true as the hundredth. */
async function settle(context: Context): Promise<void> {
  const { jobs } = context.store;
  const isWaiting = async (): Promise<boolean> => Object.values(await jobs.waiting()).some((count) => count > 0);
  await wake(context);
  await jobs.start(workerHandlers(context));
  while (await isWaiting()) await new Promise((resolve) => setTimeout(resolve, settleMs));
  await jobs.stop();
}

const settleMs = 20;
