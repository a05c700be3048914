// Loaded into a measured server: SIGUSR2 collects garbage and gives its pages back, so that resident memory is what is in use.
process.on("SIGUSR2", () => { globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" }); });
