import {css, type CSSResult} from 'lit';
import {panelStyles} from '../parts/panel-styles.js';
import {statusStyles} from '../parts/status.js';
import {columns, type Column} from '../parts/table/columns.js';
import {tableStyles} from '../parts/table/styles.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';

/** Higher than any list, while its scrollers are kept where they are. */
const heldStyles = css`
  .frame[data-held] {
    min-block-size: 1e6px;
  }
`;

/** The styles of an element that shows pages of calls. */
export const listStyles = stylesFor(columns);

/** The styles of an element that shows pages of calls in these columns. */
export function stylesFor(shown: readonly Column[]): CSSResult[] {
  return [tokens, base, panelStyles, statusStyles, tableStyles(shown), heldStyles];
}
