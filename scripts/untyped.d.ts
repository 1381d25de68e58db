// Packages that bring no types of their own.
declare module 'eslint-plugin-lit-a11y' {
  import type {Linter} from 'eslint';
  export const configs: {recommended: Linter.Config};
}

declare module '@size-limit/file' {
  /** Not truly a function, but what size-limit's own types ask for. */
  const preset: (...args: unknown[]) => unknown;
  export default preset;
}

declare module '@custom-elements-manifest/analyzer/cli.js' {
  import type {Package} from 'custom-elements-manifest';
  export function cli(options: {argv: string[]; cwd: string; noWrite: boolean}): Promise<Package>;
}
