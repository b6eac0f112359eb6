/** The HTTP interface over a store, as drills ask it: with an administrator's key, in this process. */
import { buildApp } from '@troth/http';
import { createKey } from '@troth/services';
import type { Context } from '@troth/services';
import { need } from './demo.ts';
import { mei } from './house.ts';

export type App = Awaited<ReturnType<typeof buildApp>>;

/** Nobody is asked to wait: what is tried here is not the limits. */
const limits = { perSecond: 1_000_000, burst: 1_000_000, concurrent: 10_000 };

export const apiOver = (context: Context): Promise<App> => buildApp({ context, config: { version: '0.0.0', limits } });

export async function bearerFor(context: Context, organisation: string): Promise<{ readonly authorization: string }> {
  const grants = [{ scope: 'admin' }] as const;
  const { token } = need(await createKey(context, { organisation, actor: mei, name: 'drill', grants }));
  return { authorization: `Bearer ${token}` };
}
