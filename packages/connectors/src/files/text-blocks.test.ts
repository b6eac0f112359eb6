import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalsOf, withFiles } from '../testing/scratch.ts';
import { readFiles } from './read-files.ts';
import { textBlocks } from './text-blocks.ts';

const limits = { bytes: 10_000_000, line: 1000 };

test('every line comes once, in order, with its number, whatever the size of the pieces', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index} 線路 ${'x'.repeat(index % 50)}`);
  await withFiles({ 'a.csv': lines.join('\n') }, async (directory) => {
    const read: string[] = [];
    for await (const block of textBlocks(join(directory, 'a.csv'), limits)) {
      expect(block.line).toBe(read.length + 1);
      read.push(...block.text.split('\n'));
    }
    expect(read).toEqual(lines);
  });
});

describe('text that is refused', () => {
  test.each([
    ['NUL bytes', 'states.csv', Buffer.from('id,source\n1,a\0b\n'), 'states.csv:2: a NUL byte'],
    [
      'bytes that are not UTF-8',
      'states.csv',
      Buffer.from([0x69, 0x64, 0x0a, 0x41, 0x0a, 0xe9, 0x0a]),
      'states.csv:3: bytes that are not UTF-8',
    ],
    ['UTF-16', 'states.csv', Buffer.from('\uFEFFid', 'utf16le'), 'UTF-16'],
    ['NUL bytes in YAML', 'a.yaml', Buffer.from('kind: Evidence\n\0'), 'a.yaml:2: a NUL byte'],
  ])('%s', async (...[, file, content, expected]) => {
    expect((await refusalsOf({ [file]: content })).join()).toContain(expected);
  });
  test.each(['big.csv', 'big.yaml'])('a line of 400 MB in %s, without reading it all', async (name) => {
    await withFiles({}, async (directory) => {
      const file = join(directory, name);
      const handle = await open(file, 'w');
      const piece = Buffer.alloc(4_000_000, 'a');
      for (let i = 0; i < 100; i += 1) await handle.write(piece);
      await handle.close();
      const before = process.memoryUsage().arrayBuffers;
      const read = await readFiles([file]);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
      expect(read.ok ? '' : read.refusals[0]?.message).toMatch(
        /big\.csv:1: a line of more than 1 MB|big\.yaml: 400 MB; at most 16 MB/u,
      );
    });
  });
});
