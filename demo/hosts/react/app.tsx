import {useEffect, useState, type ReactNode} from 'react';
import type {Call, CallPage} from 'agni-call-widgets';
import type {} from 'agni-call-widgets/react';
import {Site} from './site.js';

const statuses = [
  ['', 'All'],
  ['completed', 'Completed'],
  ['no_answer', 'No answer'],
  ['failed', 'Failed'],
  ['in-progress', 'In progress'],
] as const;

/** The line above the list: the number of calls, and of unhappy ones. */
const count = (page: CallPage | undefined): string => {
  if (page === undefined) return 'Asking…';
  const unhappy = page.calls.filter((call) => call.analysis?.sentiment === 'negative').length;
  return `${page.calls.length} calls on this page${unhappy > 0 ? `, ${unhappy} of them unhappy` : ''}`;
};

/** The value after a short pause, so that not every keystroke sends a request. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

/** The application's own state: two filters, the loaded page, the open call. */
export function App(): ReactNode {
  const [status, setStatus] = useState('');
  const [words, setWords] = useState('');
  const search = useSettled(words);
  const [page, setPage] = useState<CallPage>();
  const [open, setOpen] = useState<Call>();

  return (
    <Site>
      <div className="title">
        <h1>Call desk</h1>
        <p>
          A React application. The list reports a choice by a DOM event. The application keeps the call’s id and passes
          it to the detail.
        </p>
      </div>
      <div className="tools">
        <div className="choices" role="group" aria-label="Status">
          {statuses.map(([value, label]) => (
            <button key={value} className="push" aria-pressed={status === value} onClick={() => setStatus(value)}>
              {label}
            </button>
          ))}
        </div>
        <form role="search" onSubmit={(event) => event.preventDefault()}>
          <label className="field">
            <span className="unseen">Search</span>
            <input
              type="search"
              placeholder="Search summaries and people"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
        </form>
        <p className="quiet" role="status">
          {count(page)}
        </p>
      </div>
      <agni-provider endpoint="/agni">
        <div className="pair">
          <section className="sheet" aria-label="Calls">
            <agni-call-list
              pageSize={15}
              status={status}
              search={search}
              selectedId={open?.id}
              onagni-calls-load={(event) => setPage(event.detail.page)}
              onagni-call-select={(event) => setOpen(event.detail.call)}
            />
          </section>
          <section className="sheet follows" aria-label="Call">
            {open === undefined ? (
              <p className="hint">Choose a call to open it here.</p>
            ) : (
              <>
                <header className="opened">
                  <h2>{open.agent.name ?? 'A call'}</h2>
                  <button className="push" onClick={() => setOpen(undefined)}>
                    Close
                  </button>
                </header>
                <agni-call-detail callId={open.id} />
              </>
            )}
          </section>
        </div>
      </agni-provider>
    </Site>
  );
}
