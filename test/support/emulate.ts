/**
 * Tests for a person's system settings. Only Chromium can emulate them; in other engines the test is listed as skipped.
 */
import {executeServerCommand} from '@web/test-runner-commands';

export interface Media {
  readonly 'prefers-color-scheme'?: 'light' | 'dark';
  readonly 'prefers-reduced-motion'?: 'reduce' | 'no-preference';
  readonly 'prefers-contrast'?: 'more' | 'less' | 'no-preference';
  readonly 'forced-colors'?: 'active' | 'none';
}

const emulate = async (media: Media): Promise<void> => {
  if ((await executeServerCommand('agni:emulate', media)) !== true)
    throw new Error('This engine cannot emulate media features.');
};

/** True if media features can be emulated. */
export const canEmulate = navigator.userAgent.includes('Chrome/');

/** `itWith({'forced-colors': 'active'}, 'outlines the selected row', async () => …)` */
export const itWith = (media: Media, name: string, test: () => void | Promise<void>): void => {
  const said = Object.entries(media)
    .map((entry) => entry.join(': '))
    .join(', ');
  const declare = canEmulate ? it : it.skip;
  declare(`${name} (${said})`, async () => {
    await emulate(media);
    try {
      await test();
    } finally {
      await emulate({});
    }
  });
};
