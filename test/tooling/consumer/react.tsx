// What a React 19 application writes, checked against the built package.
import {useRef, useState, type ReactNode} from 'react';
import type {AgniCallList, CallSelectEvent} from 'agni-call-widgets';
import 'agni-call-widgets/define';
import 'agni-call-widgets/react';

export function Calls(): ReactNode {
  const [id, setId] = useState<string>();
  const list = useRef<AgniCallList>(null);
  const select = (event: CallSelectEvent): void => setId(event.detail.call.id);
  return (
    <agni-provider endpoint="/agni" locale="en">
      <agni-call-list
        ref={list}
        id="calls"
        className="calls"
        page-size="20"
        pageSize={20}
        onagni-call-select={select}
        key="calls"
      />
      <agni-call-detail
        call-id={id}
        onagni-call-error={(event) => console.warn(event.detail.code)}
        onClick={(event) => event.preventDefault()}
      />
      <agni-call-list calls={[{id: 'one'}]} source={{list: (query) => [query.kind]}} />
      <agni-call-detail call={{id: 'one'}} />
      {/* @ts-expect-error a number is no endpoint */}
      <agni-call-list endpoint={3} />
      {/* @ts-expect-error no such property */}
      <agni-call-list nonsense="3" />
      {/* @ts-expect-error another event */}
      <agni-call-list onagni-call-select={(event: MouseEvent) => event.x} />
    </agni-provider>
  );
}
