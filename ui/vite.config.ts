import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where a running `hirelayd` answers; `HIRELAY_ADMIN` names it while the pages are being worked on. */
const admin = process.env['HIRELAY_ADMIN'] ?? 'http://127.0.0.1:8421';

/** hirelayd answers only to its own name, and only to its own pages. */
const toHirelay = { target: admin, changeOrigin: true, headers: { origin: admin } };
const proxy = { '/rpc': toHirelay, '/events': toHirelay, '/files': toHirelay };

/** The same as hirelayd sends, so that what it forbids is noticed here. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; object-src 'none'; base-uri 'none'";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy, headers: { 'content-security-policy': POLICY } },
  build: {
    target: 'es2022',
    // The policy allows no inlined fonts, scripts or styles from `data:`.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: false,
    // Typing like a person takes its time on a machine that is busy.
    testTimeout: 20_000,
  },
});
