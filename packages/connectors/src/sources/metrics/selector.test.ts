import { describe, expect, test } from 'vitest';
import { promSelector, selects, selectorSchema } from './selector.ts';

const labels = { __name__: 'up', job: 'web', code: '503' };

describe('a selector', () => {
  test.each([
    [{}, true],
    [{ job: 'web' }, true],
    [{ job: 'db' }, false],
    [{ job: { not: 'db' } }, true],
    [{ code: { prefix: '5' } }, true],
    [{ code: { prefix: '4' } }, false],
    [{ code: { oneOf: ['500', '503'] } }, true],
    [{ code: { noneOf: ['500', '503'] } }, false],
    [{ absent: '' }, true],
    [{ absent: { not: '' } }, false],
  ])('%j', (where, expected) => {
    expect(selects(selectorSchema.parse({ metric: 'up', where }), labels)).toBe(expected);
    expect(selects(selectorSchema.parse({ metric: 'down', where }), labels)).toBe(false);
  });
  test('the same in PromQL; nothing of a text is taken for a pattern', () => {
    const selector = selectorSchema.parse({
      metric: 'http.server.duration',
      where: {
        job: 'we"b',
        code: { prefix: '5.' },
        path: { oneOf: ['/a|b', '/c'] },
        host: { not: 'x' },
        zone: { noneOf: ['a'] },
      },
    });
    expect(promSelector(selector)).toBe(
      String.raw`{__name__="http.server.duration",job="we\"b",code=~"5\\..*",path=~"/a\\|b|/c",host!="x",zone!~"a"}`,
    );
  });
  test('label names that would break out of the query are refused', () => {
    expect(selectorSchema.safeParse({ metric: 'up', where: { 'a="b",c': 'd' } }).success).toBe(false);
  });
});
