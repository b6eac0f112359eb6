/** Where two statements part first, in the order in which the kept one lies there. Owns: the walk, and how a place is named. */
import type { Json } from '@troth/core';

export interface Parting {
  /** "rows[2] (availability) / verdict". */
  readonly path: string;
  readonly issued: string;
  readonly computed: string;
}

export function firstDifference(issued: Json | undefined, computed: Json | undefined, path = ''): Parting | undefined {
  if (issued === computed) return undefined;
  if (Array.isArray(issued) && Array.isArray(computed))
    return firstOf(Math.max(issued.length, computed.length), (at) => {
      const place = `${path}[${at}]${labelOf(issued[at])}`;
      return firstDifference(issued[at], computed[at], place);
    });
  if (isObject(issued) && isObject(computed)) {
    const names = [...new Set([...Object.keys(issued), ...Object.keys(computed)])];
    return firstOf(names.length, (at) => {
      const name = names[at] ?? '';
      return firstDifference(issued[name], computed[name], path === '' ? name : `${path} / ${name}`);
    });
  }
  return { path, issued: shortly(issued), computed: shortly(computed) };
}

function firstOf(count: number, look: (at: number) => Parting | undefined): Parting | undefined {
  for (let at = 0; at < count; at += 1) {
    const found = look(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the thing in a list is called, where it says so. */
function labelOf(value: Json | undefined): string {
  if (!isObject(value)) return '';
  const name = value['commitment'] ?? value['id'];
  return typeof name === 'string' ? ` (${name})` : '';
}

function shortly(value: Json | undefined): string {
  if (value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
