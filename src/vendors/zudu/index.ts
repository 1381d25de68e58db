import type {KnownVendor} from '../contract.js';
import {early} from './early.js';

/**
 * Zudu AI. How it is asked is loaded with how its answers are read, so that a page which names another vendor loads
 * neither.
 */
export const zudu: KnownVendor = {name: 'zudu', routes: early, parser: () => import('./parse.js')};
