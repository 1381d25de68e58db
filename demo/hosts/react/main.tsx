import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import 'agni-call-widgets/define/provider';
import 'agni-call-widgets/define/call-list';
import 'agni-call-widgets/define/call-detail';
import {App} from './app.js';

const place = document.querySelector('#app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
