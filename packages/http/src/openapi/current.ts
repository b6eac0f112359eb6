/** The OpenAPI document as the code has it now: for the golden file, the client and the reference. Nothing is stored or sent. */
import { Instant } from '@troth/core';
import { memoryStore } from '@troth/stores';
import { buildApp } from '../app.ts';
import { documentOf } from './document.ts';

export async function currentDocument(): Promise<object> {
  const clock = (): Instant => Instant.parse('2025-01-01T00:00:00Z');
  const context = {
    store: memoryStore({ clock }),
    clock,
    random: (bytes: number) => new Uint8Array(bytes),
    sources: { push: [], pull: [] },
    outward: { privateAddresses: false, plain: false, timeoutMs: 1000 },
  };
  const app = await buildApp({ context, config: { version: '0.0.0' } });
  const document = documentOf(app);
  await app.close();
  return document;
}
