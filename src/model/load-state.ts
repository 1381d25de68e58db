/**
 * The one value that says what an element is doing: it has no question yet (`idle`), awaits its first answer (`loading`)
 * or another one (`refreshing`), shows one (`ready`), shows that there are no calls (`empty`), or could not get one
 * (`failed`).
 */
export type LoadState = 'idle' | 'loading' | 'refreshing' | 'ready' | 'empty' | 'failed';
