/**
 * The oldest browsers that the elements work in; README.md and docs/browsers.md name the same. The build lowers syntax to
 * them, and test/tooling/browsers.node-test.ts compares what the sources use with what they have.
 */
export const oldest = {safari: '16.4', safari_ios: '16.4', firefox: '128', chrome: '120', edge: '120'} as const;

export type Browser = keyof typeof oldest;
