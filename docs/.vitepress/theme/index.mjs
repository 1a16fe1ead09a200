// VitePress's own theme without its fonts: visitors have some already.
import theme from 'vitepress/theme-without-fonts'
import Hero from './Hero.vue'
import './site.css'

export default {
  extends: theme,
  enhanceApp: ({ app }) => app.component('Hero', Hero)
}
