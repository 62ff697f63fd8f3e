import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "#src": new URL("./src", import.meta.url).pathname } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // No test leaves anything behind in a module, so that files of one worker may share what they import: 54 s, not 210.
    isolate: false,
    maxWorkers: "100%",
  },
});
