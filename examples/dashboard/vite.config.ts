import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    // The page asks its own origin, so no gateway has to allow another one. `vite preview` does the same.
    proxy: { '/graphql': gateway },
  },
  preview: { host: '127.0.0.1' },
  build: { chunkSizeWarningLimit: 1000 },
});
