/** Our mark. */
import type { ReactNode } from 'react';

export function Mark(): ReactNode {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#17344a" />
      <path d="M7 8h18v4h-7v13h-4V12H7z" fill="#fff" />
      <path d="M20 19.5l2.6 2.6L27 17" fill="none" stroke="#5fc3ae" strokeWidth="2.6" />
    </svg>
  );
}
