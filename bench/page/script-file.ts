/** The setup of a script tag: every element in one file. */
import {configure} from 'agni-call-widgets';
import 'agni-call-widgets/define';
import {performList} from './list.js';

performList(configure);
