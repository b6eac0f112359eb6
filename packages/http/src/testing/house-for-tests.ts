/** An app over a store in memory with two organisations, for tests: no port, no clock of the machine. */
import { createHash } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import { createKey, system } from '@troth/services';
import type { Context, Grant, Scope } from '@troth/services';
import { memoryStore } from '@troth/stores';
import type { Store } from '@troth/stores';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import type { HttpConfig } from '../config.ts';

export interface HouseForTests {
  readonly app: FastifyInstance;
  readonly context: Context;
  /** A token with these grants. */
  token(organisation: string, grants: readonly Grant[]): Promise<string>;
}

const start = Instant.parse('2025-02-26T00:30:00.000Z');

/** Bytes that are the same in every run and never twice the same in one. */
function counted(): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`draw ${drawn}`).digest());
  };
}

export async function houseForTests(
  config: Partial<HttpConfig> = {},
  around: (store: Store) => Store = (store) => store,
): Promise<HouseForTests> {
  const clock = (): Instant => start;
  const context: Context = {
    store: around(memoryStore({ clock })),
    clock,
    random: counted(),
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(32).fill(7),
    outward: { privateAddresses: true, plain: true, timeoutMs: 1000 },
  };
  for (const organisation of organisations) await context.store.establish(organisation, organisation);
  const app = await buildApp({ context, config: { version: '0.0.0', ...config } });
  return {
    app,
    context,
    async token(organisation, grants) {
      const made = await createKey(context, { organisation, actor: system, name: 'test', grants });
      if (!made.ok) throw new TypeError(made.refusals[0]?.message);
      return made.value.token;
    },
  };
}

export const organisations = ['north', 'south'] as const;

export const grant = (...scopes: readonly Scope[]): readonly Grant[] => scopes.map((scope) => ({ scope }));

export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });
