/** What people see of an electronic signature on the page of signatures. Owns: its words. It proves nothing; the signature does. */
import { Instant } from '@troth/core';
import { setSheet } from '../print/press.ts';

interface Marked {
  readonly name: string;
  readonly capacity?: string | undefined;
  readonly organisation?: string | undefined;
  readonly at: Instant;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** One page as large as its place, for a signature to show. */
export async function signatureMark({ name, capacity, organisation, at, width, height }: Marked): Promise<Uint8Array> {
  const moment = Instant.format(at)
    .replace('T', ' ')
    .replace(/\.\d+Z$/u, ' UTC');
  const who = [capacity, organisation].filter((one) => one !== undefined && one !== '').join(' · ');
  const lines = [...(who === '' ? [] : [who]), `Signed electronically · 電子簽署 · ${moment}`];
  const data = { name, lines, width, height };
  const { bytes } = await setSheet({ sheet: 'mark', data, attachments: [], standard: 'a-2a', madeAt: at });
  return bytes;
}
