/** Starts the application in its page. */
import '@mantine/core/styles.css';
import './app/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageOfApplication } from './app/language.tsx';
import { queries } from './app/queries.ts';
import { router } from './app/router.tsx';
import { theme } from './app/theme.ts';

// Hundreds of subsets, each fetched when one of its characters is shown: not needed before the first words are.
void import('./app/fonts.ts');

// A new version was put up while this page was open, and a part of the old one is gone: the page is read anew, once.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('troth.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('troth.reloaded', String(Date.now()));
  window.location.reload();
});

const root = document.querySelector('#root');
if (root === null) throw new TypeError('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageOfApplication>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageOfApplication>
    </MantineProvider>
  </StrictMode>,
);
