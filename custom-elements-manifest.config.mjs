// What the analyzer reads. scripts/manifest turns its answer into the manifest of the package.
export default {globs: ['src/widgets/*.ts', 'src/parts/**/*.ts', 'src/events.ts'], litelement: true, quiet: true};
