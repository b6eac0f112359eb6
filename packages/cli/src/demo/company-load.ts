/** The demo company in a store that holds nothing yet. Owns: telling all of its history, and the work of the background after it. */
import { Instant } from '@troth/core';
import { createKey, system, wake, workerHandlers } from '@troth/services';
import type { Context } from '@troth/services';
import { need } from '../endings.ts';
import { letIn } from './accounts.ts';
import { demoNow } from './clock.ts';
import type { DemoClock } from './clock.ts';
import { wholeHistory } from './company/whole.ts';
import { demoOrganisation } from './identities.ts';
import { signContract } from './signed-contract.ts';
import { tell } from './timeline.ts';

/** How far the telling has come; read while it goes on. */
export interface Progress {
  loaded: number;
  of: number;
  ready: boolean;
  /** Nobody waits for it any more. */
  over?: boolean;
}

/** The organisation, with nothing in it. */
export const foundOrganisation = ({ store }: Context): Promise<void> =>
  store.establish(demoOrganisation, 'Harbourline Networks Ltd');

export async function loadCompany(context: Context, clock: DemoClock, progress: Progress): Promise<void> {
  await letIn(context);
  const steps = await wholeHistory();
  progress.of = steps.length;
  await tell(steps, {
    context,
    organisation: demoOrganisation,
    clock,
    isOver: () => progress.over === true,
    onProgress: (done) => {
      progress.loaded = done;
    },
  });
  clock.goOn(Instant.parse(demoNow));
  await settle(context);
  if (context.sealing !== undefined) await signContract(context);
}

/** A key of an administrator, for scripts and tests. */
export async function demoKey(context: Context): Promise<string> {
  const command = { organisation: demoOrganisation, actor: system, name: 'demo' };
  return need(await createKey(context, { ...command, grants: [{ scope: 'admin' }] })).token;
}

/** Does the work of the background that waits, so that the first page is as true as the hundredth. */
export async function settle(context: Context): Promise<void> {
  const { jobs } = context.store;
  const isWaiting = async (): Promise<boolean> => Object.values(await jobs.waiting()).some((count) => count > 0);
  await wake(context);
  await jobs.start(workerHandlers(context));
  while (await isWaiting()) await new Promise((resolve) => setTimeout(resolve, settleMs));
  await jobs.stop();
}

const settleMs = 20;
