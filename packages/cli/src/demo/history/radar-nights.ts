/** The radar's last two nights before the morning that is shown: what it saw then is not new today. */
import { runRadar, system } from '@troth/services';
import { need } from '../../endings.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

const nights = ['2025-02-24', '2025-02-25'];

export const radarNights: readonly Step[] = nights.map((date) =>
  did(`${date}T02:10:00+08:00`, async ({ context, organisation }) => {
    need(await runRadar(context, { organisation, actor: system }));
  }),
);
