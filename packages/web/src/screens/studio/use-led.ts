/** Where one was led to last: from a finding, a guard, a requirement. */
import { createContext, use } from 'react';
import type { Led } from './form/form-context.ts';

export const LedContext = createContext<Led | undefined>(undefined);

export const useLed = (): Led | undefined => use(LedContext);
