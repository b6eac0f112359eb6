/** Data in bytes that somebody handed over. */
import type { Json } from '@troth/core';

/** Undefined when they are no JSON. */
export function jsonIn(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
