import { h } from 'vue'

export const routes = [{ path: '/', component: () => h('h1', 'Home') }]
