// main.jsx
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { analytics } from './analytics'

function App() {
  useEffect(() => {
    analytics.page()
  }, [])
  return <button onClick={() => analytics.track('Clicked')}>Click</button>
}

createRoot(document.querySelector('#root')).render(<App />)
