/**
 * Arithmetic as a contract prints it: numbers, names, + − × ÷ and brackets. Owns: reading it, computing it exactly, and what its
 * units come to. Does not own: where the names get their values.
 */
import { Ratio } from '../../values/ratio.ts';

export type Expression =
  | { readonly form: 'number'; readonly value: Ratio }
  | { readonly form: 'name'; readonly name: string }
  | {
      readonly form: 'operation';
      readonly sign: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

const token = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_]*)|([-+*/()×÷−]))/uy;

/** Reads an expression of at most 500 characters; answers a sentence when the text is none. */
export function parseExpression(text: string): Expression | string {
  if (text.length > 500) return 'a formula has at most 500 characters';
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return tokens;
  const reader = { tokens, at: 0 };
  const found = sum(reader);
  if (typeof found === 'string') return found;
  const rest = reader.tokens[reader.at];
  return rest === undefined ? found : `"${rest}" stands where the formula should have ended`;
}

function tokensOf(text: string): readonly string[] | string {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) return `"${text.slice(at).trim().slice(0, 10)}" is no number, name or sign`;
    tokens.push(plainSign(found[1] ?? found[2] ?? found[3] ?? ''));
  }
  return tokens.length === 0 ? 'the formula is empty' : tokens;
}

function plainSign(text: string): string {
  const plain: Record<string, string> = { '×': '*', '÷': '/', '−': '-' };
  return plain[text] ?? text;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function sum(reader: Reader): Expression | string {
  return chain(reader, ['+', '-'], product);
}

function product(reader: Reader): Expression | string {
  return chain(reader, ['*', '/'], atom);
}

function chain(
  reader: Reader,
  signs: readonly string[],
  next: (reader: Reader) => Expression | string,
): Expression | string {
  let left = next(reader);
  while (typeof left !== 'string') {
    const sign = reader.tokens[reader.at];
    if (sign === undefined || !signs.includes(sign)) return left;
    reader.at += 1;
    const right = next(reader);
    if (typeof right === 'string') return right;
    left = { form: 'operation', sign: signOf(sign), left, right };
  }
  return left;
}

function signOf(text: string): '+' | '-' | '*' | '/' {
  return text === '+' || text === '-' || text === '*' ? text : '/';
}

function atom(reader: Reader): Expression | string {
  const next = reader.tokens[reader.at];
  if (next === undefined) return 'the formula ends where a number or name is needed';
  reader.at += 1;
  if (next === '(') {
    const inner = sum(reader);
    if (typeof inner === 'string') return inner;
    if (reader.tokens[reader.at] !== ')') return 'a bracket is not closed';
    reader.at += 1;
    return inner;
  }
  const value = Ratio.tryParse(next);
  if (value !== undefined) return { form: 'number', value };
  return /^[A-Za-z]/u.test(next) ? { form: 'name', name: next } : `"${next}" stands where a number or name is needed`;
}

/** The exact value; undefined where something is divided by zero. */
export function compute(expression: Expression, values: ReadonlyMap<string, Ratio>): Ratio | undefined {
  switch (expression.form) {
    case 'number':
      return expression.value;
    case 'name':
      return values.get(expression.name);
    case 'operation': {
      const [left, right] = [compute(expression.left, values), compute(expression.right, values)];
      return left === undefined || right === undefined ? undefined : applied(expression.sign, left, right);
    }
  }
}

function applied(sign: '+' | '-' | '*' | '/', left: Ratio, right: Ratio): Ratio | undefined {
  switch (sign) {
    case '+':
      return left.plus(right);
    case '-':
      return left.minus(right);
    case '*':
      return left.times(right);
    case '/':
      return right.isZero() ? undefined : left.dividedBy(right);
  }
}

/** Every name that the expression reads. */
export function namesIn(expression: Expression): readonly string[] {
  if (expression.form === 'number') return [];
  return expression.form === 'name' ? [expression.name] : [...namesIn(expression.left), ...namesIn(expression.right)];
}

/** Powers of units: minutes ÷ minutes is no unit, minutes × minutes is min². */
export type Units = Readonly<Record<string, number>>;

/** Units of the result, or a sentence where sums join different units. A bare number has no unit. */
export function unitsOf(expression: Expression, units: ReadonlyMap<string, Units>): Units | string {
  if (expression.form === 'number') return {};
  if (expression.form === 'name') return units.get(expression.name) ?? {};
  const [left, right] = [unitsOf(expression.left, units), unitsOf(expression.right, units)];
  if (typeof left === 'string') return left;
  if (typeof right === 'string') return right;
  if (expression.sign === '*') return joined(left, right, 1);
  if (expression.sign === '/') return joined(left, right, -1);
  if (sayUnits(left) === sayUnits(right)) return left;
  return `${sayUnits(left)} and ${sayUnits(right)} are ${expression.sign === '+' ? 'added' : 'subtracted'}`;
}

function joined(left: Units, right: Units, sign: 1 | -1): Units {
  const powers = new Map(Object.entries(left));
  for (const [unit, power] of Object.entries(right)) powers.set(unit, (powers.get(unit) ?? 0) + sign * power);
  return Object.fromEntries([...powers].filter(([, power]) => power !== 0));
}

/** "min", "min²/h", "a plain number". */
export function sayUnits(units: Units): string {
  const entries = Object.entries(units).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return 'a plain number';
  return entries.map(([unit, power]) => (power === 1 ? unit : `${unit}^${power}`)).join(' ');
}
