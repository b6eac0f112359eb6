/** Addresses of screens: filled with parameters, read from the route, and small choices kept in the query. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export { addressOf } from '../screens/address-of.ts';

/** A parameter of the address that this screen declares in screens/list.ts. */
export function useParameter(name: string): string {
  const parameters: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = parameters[name];
  if (value === undefined) throw new TypeError(`The address of this screen has no parameter "${name}"`);
  return value;
}

/** A choice that stands in the address, so that it survives reloading and can be sent to somebody: a filter, a tab. */
export function useChoice(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const found = search[name];
  const choose = useCallback(
    (value: string | undefined) => {
      void navigate({
        to: '.',
        search: (all: Readonly<Record<string, unknown>>) => ({ ...all, [name]: value === '' ? undefined : value }),
        replace: true,
      } as never);
    },
    [name, navigate],
  );
  return [typeof found === 'string' || typeof found === 'number' ? String(found) : undefined, choose];
}
