/** Where the web app begins. */
import './theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { CallError } from './call.ts'
import { routerWith } from './router.tsx'
import { showTheme } from './ui/theme.ts'

showTheme()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only silence and faults are worth another try.
      retry: (times, error) => times < 2 && !(error instanceof CallError && error.status >= 400 && error.status < 500),
    },
  },
})
const router = routerWith(client)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
