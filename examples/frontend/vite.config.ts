import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page asks its own origin, so the gateway needs no CORS.
const proxy = { '/graphql': process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000' };
const port = Number(process.env['PAGE_PORT'] ?? 5173);

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port, strictPort: true, proxy },
});
