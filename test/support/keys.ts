/** Real key strokes, in every engine. */
import {executeServerCommand} from '@web/test-runner-commands';

/**
 * Presses keys one after another, each by its DOM name; `Shift+Tab` holds the first: `await press('Tab', 'ArrowDown')`.
 */
export const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await executeServerCommand('agni:press', key === '+' ? [key] : key.split('+'));
};

/** Types text into the focused element. */
export const type = async (text: string): Promise<void> => press(...Array.from(text));
