import {createApp} from 'vue';
import 'agni-call-widgets/define/provider';
import 'agni-call-widgets/define/call-list';
import 'agni-call-widgets/define/call-detail';
import App from './App.vue';

createApp(App).mount('#app');
