// Packages that bring no types of their own.
declare module '@size-limit/file' {
  /** Not truly a function, but what size-limit's own types ask for. */
  const preset: (...args: unknown[]) => unknown;
  export default preset;
}
