import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { start } from './opened.contract.ts';
import type { Bench } from './opened.contract.ts';

export const blobOf = (bytes: Uint8Array, type = 'application/pdf') => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  type,
  bytes,
});

/** Every byte, often enough to go beyond what one message of the driver holds. */
const all = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff);

export function blobsContract(bench: Bench): void {
  describe('files', () => {
    test('come back byte by byte under the hash of their bytes, with their type and when they were kept', async () => {
      const home = await bench.home();
      const blobs = [blobOf(all), blobOf(new Uint8Array(0), 'text/csv; charset=utf-8')];
      await home.write(async (tx) => {
        for (const blob of blobs) await tx.keepBlob(blob);
      });
      await home.read(async (reader) => {
        for (const blob of blobs) {
          const found = await reader.blob(blob.sha256);
          expect(found).toMatchObject({ sha256: blob.sha256, type: blob.type, recordedAt: start });
          expect(Buffer.from(found?.bytes ?? []).equals(blob.bytes)).toBe(true);
        }
        expect(await reader.blob('0'.repeat(64))).toBeUndefined();
        expect(await reader.blob('../../etc/passwd')).toBeUndefined();
        expect((await reader.counts()).blobs).toBe(2);
        expect((await reader.head()).size).toBe(0);
      });
    });

    test('are kept once; the first telling stands', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.keepBlob(blobOf(all)));
      bench.clock.advance(5);
      await home.write((tx) => tx.keepBlob(blobOf(all, 'text/plain')));
      const found = await home.read((reader) => reader.blob(blobOf(all).sha256));
      expect(found).toMatchObject({ type: 'application/pdf', recordedAt: start });
      expect((await home.read((reader) => reader.counts())).blobs).toBe(1);
    });

    test('under a name that is not theirs are refused', async () => {
      const home = await bench.home();
      const wrong = { ...blobOf(all), sha256: 'ab'.repeat(32) };
      await expect(home.write((tx) => tx.keepBlob(wrong))).rejects.toThrow('SHA-256');
      expect((await home.read((reader) => reader.counts())).blobs).toBe(0);
    });

    test('are listed in order of their names, and go when the transaction fails', async () => {
      const home = await bench.home();
      const blobs = [1, 2, 3].map((byte) => blobOf(Uint8Array.of(byte)));
      const names = blobs.map(({ sha256 }) => sha256).sort();
      await home.write(async (tx) => {
        for (const blob of blobs) await tx.keepBlob(blob);
      });
      const failing = home.write(async (tx) => {
        await tx.keepBlob(blobOf(all));
        throw new RangeError('at the end');
      });
      await expect(failing).rejects.toThrow('at the end');
      await home.read(async (reader) => {
        expect(await reader.blobNames({ limit: 9 })).toEqual(names);
        expect(await reader.blobNames({ after: names[0] ?? '', limit: 1 })).toEqual([names[1]]);
      });
    });

    test('of one organisation are not there for another', async () => {
      const [one, other] = [await bench.home(), await bench.home()];
      await one.write((tx) => tx.keepBlob(blobOf(all)));
      expect(await other.read((reader) => reader.blob(blobOf(all).sha256))).toBeUndefined();
      await other.write((tx) => tx.keepBlob(blobOf(all, 'text/plain')));
      expect((await one.read((reader) => reader.blob(blobOf(all).sha256)))?.type).toBe('application/pdf');
    });
  });
}
