import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

/** Cuts the connection to the page when that to the gateway is cut. Otherwise, the page would notice it by the silence only. */
const passCut: ProxyOptions['configure'] = (proxy) => {
  proxy.on('proxyRes', (answer, _request, response) => {
    answer.on('close', () => {
      if (!answer.complete) response.destroy();
    });
  });
};

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    // The page sends requests to its own origin, so the gateway needs no CORS settings. `vite preview` does the same.
    proxy: { '/graphql': { target: gateway, configure: passCut } },
  },
  preview: { host: '127.0.0.1' },
  build: { chunkSizeWarningLimit: 1000 },
});
