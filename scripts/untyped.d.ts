// Packages without types of their own.
declare module 'eslint-plugin-lit-a11y' {
  import type {Linter} from 'eslint';
  export const configs: {recommended: Linter.Config};
}

declare module '@custom-elements-manifest/analyzer/cli.js' {
  import type {Package} from 'custom-elements-manifest';
  export function cli(options: {argv: string[]; cwd: string; noWrite: boolean}): Promise<Package>;
}
