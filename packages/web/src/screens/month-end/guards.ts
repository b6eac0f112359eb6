/** What may keep a period from being closed, as the server names it. */
export type Guard = 'completeness' | 'correction-window' | 'open-decisions';

export const isGuard = (guard: string): guard is Guard =>
  guard === 'completeness' || guard === 'correction-window' || guard === 'open-decisions';
