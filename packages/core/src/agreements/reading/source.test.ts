import { describe, expect, it } from 'vitest';
import { maximumCharacters, readSource } from './source.ts';

function code(text: string): string {
  const read = readSource(text, 'file.yaml');
  return read.ok ? 'read' : (read.refusals[0]?.code ?? '');
}
function data(text: string): unknown {
  const read = readSource(text, 'file.yaml');
  return read.ok ? read.value[0]?.data : read.refusals;
}

describe('source', () => {
  it('keeps fractions and exponents as the author wrote them, so that no float enters', () => {
    expect(data('a: 99.950\nb: 12\nc: 1e3\nd: 0.1\ne: 123456789012345678901')).toEqual({
      a: '99.950',
      b: 12,
      c: '1e3',
      d: '0.1',
      e: '123456789012345678901',
    });
  });
  it('reads JSON with places too', () => {
    const read = readSource('{\n "a": {\n  "b": 1.50 }\n}', 'x.json');
    if (!read.ok) throw new Error('refused');
    expect(read.value[0]?.data).toEqual({ a: { b: '1.50' } });
    expect(read.value[0]?.place(['a', 'b'])).toEqual({ line: 3, column: 8 });
    expect(read.value[0]?.place(['a', 'missing'])).toEqual({ line: 2, column: 2 });
  });
  it('reads several documents of one file', () => {
    const read = readSource('a: 1\n---\na: 2\n', 'x.yaml');
    expect(read.ok && read.value.map((document) => document.data)).toEqual([{ a: 1 }, { a: 2 }]);
  });
  it('does not take yes and no for truth', () => {
    expect(data('country: NO\nanswer: yes')).toEqual({ country: 'NO', answer: 'yes' });
  });
  it.each([
    ['an empty file', '', 'FILE-EMPTY'],
    ['NUL bytes', 'a: \0', 'FILE-BINARY'],
    ['a tab for indentation', 'a:\n\tb: 1', 'YAML-'],
    ['a key twice', 'a: 1\na: 2', 'YAML-DUPLICATE_KEY'],
    ['a line without end', `a: ${'x'.repeat(100_001)}`, 'LINE-TOO-LONG'],
    ['a huge file', 'a\n'.repeat(maximumCharacters), 'FILE-TOO-LARGE'],
    ['a prototype key', '__proto__: { polluted: true }', 'KEY'],
    ['an alias to nothing', 'a: *nowhere', 'ALIAS-UNKNOWN'],
    ['deep nesting', `${'['.repeat(80)}${']'.repeat(80)}`, 'NESTING'],
  ])('refuses %s', (_, text, wanted) => {
    expect(code(text)).toContain(wanted);
  });
  it('refuses aliases that multiply without bound', () => {
    const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i += 1)
      lines.push(`l${i}: &l${i} [${Array.from({ length: 10 }, () => `*l${i - 1}`).join(', ')}]`);
    expect(code(lines.join('\n'))).toBe('ALIAS-EXPANSION');
  });
});
