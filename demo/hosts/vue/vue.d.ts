/** The type of a .vue file for tools that cannot read one, such as ESLint; vue-tsc reads it. */
declare module '*.vue' {
  import type {Component} from 'vue';

  const component: Component;
  export default component;
}
