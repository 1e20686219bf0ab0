import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    // The page sends requests to its own origin, so the gateway needs no CORS settings. `vite preview` does the same.
    proxy: { '/graphql': gateway },
  },
  preview: { host: '127.0.0.1' },
  build: { chunkSizeWarningLimit: 1000 },
});
