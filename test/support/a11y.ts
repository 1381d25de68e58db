/** The accessibility audit every element's tests begin with. */
import {elementUpdated, expect} from '@open-wc/testing';

/** Fails with axe's own messages. An ignored rule needs its reason beside the call. */
export const a11y = async (element: Element, ...ignoredRules: string[]): Promise<void> => {
  await elementUpdated(element);
  await expect(element).to.be.accessible({ignoredRules});
};
