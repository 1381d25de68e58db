import type {ReactNode} from 'react';
import {pages} from '../../site';

/** The frame of every demo page. */
export const Site = ({children}: {readonly children: ReactNode}): ReactNode => (
  <>
    <header className="site">
      <div className="wide">
        <a className="mark" href="/">
          <img src="/assets/icon.svg" alt="" />
          agni-call-widgets
        </a>
        <nav aria-label="Pages">
          {pages.map(([name, href]) => (
            <a key={href} href={href} aria-current={name === 'React' ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </div>
    </header>
    <main className="wide">{children}</main>
  </>
);
