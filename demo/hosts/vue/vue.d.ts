/** What a .vue file is to tools that cannot read one, such as ESLint; vue-tsc looks inside. */
declare module '*.vue' {
  import type {Component} from 'vue';

  const component: Component;
  export default component;
}
