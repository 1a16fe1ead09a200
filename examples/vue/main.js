// main.js
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { analytics } from './analytics'
import App from './App.vue'

const routes = [{ path: '/', component: { render: () => 'Home' } }]
const router = createRouter({ history: createWebHistory(), routes })

router.afterEach(() => {
  analytics.page()
})

createApp(App).use(router).mount('#app')
