import { defineConfig } from "vitest/config";
import { compiledTexts } from "./web/build/compile-texts.ts";

export default defineConfig({
  // Tests of the web app read its texts as the build compiles them.
  plugins: [compiledTexts()],
  test: {
    include: ["{contract,server,emulators,presets,scripts,bench,widget,web}/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: ["server/test/database/global-setup.ts", "web/test/global-setup.ts"],
    pool: "forks",
    // More than two cores have room for: tests wait now and then for a timer, a password or the database.
    maxWorkers: 3,
    // The files of a worker share their modules: loading the server anew for each costs as much as all tests together (measured:
    // 141 s of processor time against 73 s). So a test puts back what it changes outside of itself.
    isolate: false,
    unstubEnvs: true,
    unstubGlobals: true,
    // Long enough for a machine that does other things too: a test that hangs is found all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
    // A test that is switched off, or kept alone with `.only`, must not pass unseen.
    allowOnly: false,
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
  },
});
