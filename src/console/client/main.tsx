import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './design/console.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries';
import { App } from './app';
import { keepFocus } from './design/keep-focus';
import { theme, variables } from './design/theme';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
// What locks scrolling behind a dialog writes a style sheet of its own, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');

keepFocus();
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
